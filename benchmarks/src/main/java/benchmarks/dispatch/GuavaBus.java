package benchmarks.dispatch;

import benchmarks.station.Added;
import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import com.google.common.eventbus.EventBus;
import java.util.List;

/// Guava's EventBus; its queue of the thread is the default.
final class GuavaBus implements Dispatch {
    private final EventBus bus = new EventBus();
    private final List<Listener> listeners;
    private final Added event = new Added(1);

    GuavaBus(List<Listener> listeners) {
        this.listeners = listeners;
        listeners.forEach(bus::register);
    }

    @Override
    public void once() {
        bus.post(event);
    }

    @Override
    public long heard() {
        return Listeners.sum(listeners);
    }
}
