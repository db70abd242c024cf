package benchmarks.dispatch;

import benchmarks.station.Added;
import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import java.util.List;
import net.engio.mbassy.bus.MBassador;

/// MBassador, synchronously.
final class MBassadorBus implements Dispatch {
    private final MBassador<Added> bus =
            new MBassador<>(failure -> {
                throw new IllegalStateException(failure.toString(), failure.getCause());
            });
    private final List<Listener> listeners;
    private final Added event = new Added(1);

    MBassadorBus(List<Listener> listeners) {
        this.listeners = listeners;
        listeners.forEach(bus::subscribe);
    }

    @Override
    public void once() {
        bus.publish(event);
    }

    @Override
    public long heard() {
        return Listeners.sum(listeners);
    }

    @Override
    public void close() {
        bus.shutdown();
    }
}
