package benchmarks.dispatch;

import benchmarks.station.Added;
import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import java.util.List;
import org.greenrobot.eventbus.EventBus;

/// greenrobot's EventBus, whose listeners run on the thread that posts.
final class GreenrobotBus implements Dispatch {
    private final EventBus bus = EventBus.builder().build();
    private final List<Listener> listeners;
    private final Added event = new Added(1);

    GreenrobotBus(List<Listener> listeners) {
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
