package benchmarks.dispatch;

import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import benchmarks.station.SpringAdded;
import java.util.List;
import org.springframework.context.event.SimpleApplicationEventMulticaster;

/// The heart of Spring's events, without the context around it: the least that Spring can cost.
final class SpringMulticaster implements Dispatch {
    private final SimpleApplicationEventMulticaster multicaster =
            new SimpleApplicationEventMulticaster();
    private final List<Listener> listeners;
    private final SpringAdded event = new SpringAdded(this, 1);

    SpringMulticaster(List<Listener> listeners) {
        this.listeners = listeners;
        listeners.forEach(multicaster::addApplicationListener);
    }

    @Override
    public void once() {
        multicaster.multicastEvent(event);
    }

    @Override
    public long heard() {
        return Listeners.sum(listeners);
    }
}
