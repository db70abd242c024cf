package benchmarks.subscriptions;

import benchmarks.station.Added;
import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import benchmarks.station.Neighbours;
import org.greenrobot.eventbus.EventBus;

/// greenrobot's EventBus.
final class GreenrobotBus implements Roll {
    private final EventBus bus = EventBus.builder().build();
    private final Listener listener = Listeners.numbered(1, 1).getFirst();
    private final Added event = new Added(1);

    GreenrobotBus(int others) {
        Neighbours.listeners(Neighbours.with(others)).forEach(bus::register);
    }

    @Override
    public void add() {
        bus.register(listener);
    }

    @Override
    public void send() {
        bus.post(event);
    }

    @Override
    public void remove() {
        bus.unregister(listener);
    }

    @Override
    public long heard() {
        return listener.sum();
    }
}
