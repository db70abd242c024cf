package unisono.data.internal.metrics;

import java.util.List;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// What one node has done for one durable listener. Thread-safe; its numbers are read one after the
/// other, and may differ by what happens meanwhile.
public final class ListenerMeter {
    private static final double NANOS = 1e9;

    /// From a millisecond to ten seconds.
    static final List<Double> BOUNDS =
            List.of(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

    private final List<LongAdder> buckets =
            Stream.generate(LongAdder::new).limit(BOUNDS.size() + 1).toList();
    private final LongAdder nanos = new LongAdder();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /// A handler has returned, or thrown.
    public void ran(long took) {
        double seconds = took / NANOS;
        int bucket = 0;
        while (bucket < BOUNDS.size() && seconds > BOUNDS.get(bucket)) {
            bucket++;
        }
        buckets.get(bucket).increment();
        nanos.add(took);
        longest.accumulate(took);
    }

    public void done(int deliveries) {
        done.add(deliveries);
    }

    public void failed() {
        failed.increment();
    }

    long doneSum() {
        return done.sum();
    }

    long failedSum() {
        return failed.sum();
    }

    double seconds() {
        return nanos.sum() / NANOS;
    }

    double secondsMax() {
        return longest.get() / NANOS;
    }

    /// How often it took how long, each bucket by itself; the last one is for what took longer.
    List<Long> counts() {
        return buckets.stream().map(LongAdder::sum).toList();
    }
}
