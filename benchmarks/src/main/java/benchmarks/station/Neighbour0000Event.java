package benchmarks.station;

import org.springframework.context.ApplicationEvent;

/// What a [Neighbour0000] hears.
public final class Neighbour0000Event extends ApplicationEvent {
    private static final long serialVersionUID = 1;

    Neighbour0000Event(Object source) {
        super(source);
    }

    int number() {
        return 1;
    }
}
