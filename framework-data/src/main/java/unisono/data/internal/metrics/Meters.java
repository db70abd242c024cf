package unisono.data.internal.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// What one node counts, from its start on. Thread-safe.
public final class Meters {
    private final Map<String, ListenerMeter> listeners = new ConcurrentSkipListMap<>();
    private final LongAdder emissions = new LongAdder();

    /// The meter of a durable listener; there are no more than there are listeners.
    public ListenerMeter of(String listener) {
        return listeners.computeIfAbsent(listener, _ -> new ListenerMeter());
    }

    public void logged(int rows) {
        emissions.add(rows);
    }

    long emissions() {
        return emissions.sum();
    }

    Map<String, ListenerMeter> listeners() {
        return listeners;
    }
}
