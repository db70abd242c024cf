package benchmarks.dispatch;

import benchmarks.station.Added;
import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.List;

/// CDI: an `Event<T>` that is asked for once and remembers its observers. The container makes the
/// listeners itself.
final class WeldEvent implements Dispatch {
    private final SeContainer container;
    private final List<Listener> listeners;
    private final Event<Added> events;
    private final Added event = new Added(1);

    WeldEvent(List<Listener> listeners) {
        var classes = listeners.stream().map(Object::getClass).toArray(Class<?>[]::new);
        this.container =
                SeContainerInitializer.newInstance()
                        .disableDiscovery()
                        .addBeanClasses(classes)
                        .initialize();
        this.listeners = listeners.stream().map(this::its).toList();
        this.events = container.getBeanManager().getEvent().select(Added.class);
    }

    private Listener its(Listener ours) {
        return container.select(ours.getClass()).get();
    }

    @Override
    public void once() {
        events.fire(event);
    }

    @Override
    public long heard() {
        return Listeners.sum(listeners);
    }

    @Override
    public void close() {
        container.close();
    }
}
