package benchmarks.dispatch;

import benchmarks.station.Added;
import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import java.util.List;

/// The least that reaching N classes behind one interface can cost: a loop over an array.
final class Floor implements Dispatch {
    private final Listener[] listeners;
    private final Added event = new Added(1);

    Floor(List<Listener> listeners) {
        this.listeners = listeners.toArray(Listener[]::new);
    }

    @Override
    public void once() {
        for (var listener : listeners) {
            listener.add(event);
        }
    }

    @Override
    public long heard() {
        return Listeners.sum(List.of(listeners));
    }
}
