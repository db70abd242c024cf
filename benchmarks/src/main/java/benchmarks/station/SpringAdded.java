package benchmarks.station;

import org.springframework.context.ApplicationEvent;

/// The event as Spring's own kind.
public final class SpringAdded extends ApplicationEvent {
    private static final long serialVersionUID = 1;

    private final long number;

    public SpringAdded(Object source, long number) {
        super(source);
        this.number = number;
    }

    long number() {
        return number;
    }
}
