package benchmarks.dispatch;

import benchmarks.station.Added;
import benchmarks.station.Listener;
import java.util.List;

/// A call of one object, as if there were no events.
final class Direct implements Dispatch {
    private final Listener listener;
    private final Added event = new Added(1);

    Direct(List<Listener> listeners) {
        this.listener = listeners.getFirst();
    }

    @Override
    public void once() {
        listener.add(event);
    }

    @Override
    public long heard() {
        return listener.sum();
    }
}
