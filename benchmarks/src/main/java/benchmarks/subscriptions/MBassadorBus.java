package benchmarks.subscriptions;

import benchmarks.station.Added;
import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import benchmarks.station.Neighbours;
import java.util.List;
import net.engio.mbassy.bus.MBassador;

/// MBassador, which holds its listeners weakly.
final class MBassadorBus implements Roll {
    private final MBassador<Object> bus =
            new MBassador<>(failure -> {
                throw new IllegalStateException(failure.toString(), failure.getCause());
            });
    private final Listener listener = Listeners.numbered(1, 1).getFirst();
    private final List<Object> others;
    private final Added event = new Added(1);

    MBassadorBus(int others) {
        this.others = Neighbours.listeners(Neighbours.with(others));
        this.others.forEach(bus::subscribe);
    }

    @Override
    public void add() {
        bus.subscribe(listener);
    }

    @Override
    public void send() {
        bus.publish(event);
    }

    @Override
    public void remove() {
        if (!bus.unsubscribe(listener)) {
            throw new IllegalStateException("It was not there, beside " + others.size());
        }
    }

    @Override
    public long heard() {
        return listener.sum();
    }

    @Override
    public void close() {
        bus.shutdown();
    }
}
