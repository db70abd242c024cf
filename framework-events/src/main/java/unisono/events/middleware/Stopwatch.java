package unisono.events.middleware;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import unisono.events.middleware.HandlerTimings.Bucket;

/// What is measured of one handler. Thread-safe.
final class Stopwatch {
    private static final List<Duration> BOUNDS =
            List.of(
                    Duration.ofNanos(1_000),
                    Duration.ofNanos(10_000),
                    Duration.ofNanos(100_000),
                    Duration.ofMillis(1),
                    Duration.ofMillis(10),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(1),
                    ChronoUnit.FOREVER.getDuration());
    private static final long[] BOUNDS_NANOS =
            BOUNDS.stream().limit(BOUNDS.size() - 1).mapToLong(Duration::toNanos).toArray();

    private final String module;
    private final String handler;

    /// Whose sum is the number of deliveries, which saves counting those, too.
    private final LongAdder[] buckets =
            Stream.generate(LongAdder::new).limit(BOUNDS.size()).toArray(LongAdder[]::new);

    private final LongAdder failures = new LongAdder();
    private final LongAdder totalNanos = new LongAdder();
    private final AtomicLong maxNanos = new AtomicLong();

    Stopwatch(String module, String handler) {
        this.module = module;
        this.handler = handler;
    }

    /// Compares texts that nearly always are the very same.
    boolean isOf(String listeningModule, String name) {
        return handler.equals(name) && module.equals(listeningModule);
    }

    void add(long nanos, boolean failed) {
        buckets[bucket(nanos)].increment();
        totalNanos.add(nanos);
        // Written rarely, and so read cheaply.
        if (nanos > maxNanos.get()) {
            maxNanos.accumulateAndGet(nanos, Math::max);
        }
        if (failed) {
            failures.increment();
        }
    }

    private static int bucket(long nanos) {
        int bucket = 0;
        while (bucket < BOUNDS_NANOS.length && nanos >= BOUNDS_NANOS[bucket]) {
            bucket++;
        }
        return bucket;
    }

    HandlerTimings read() {
        var counts =
                IntStream.range(0, buckets.length)
                        .mapToObj(place -> new Bucket(BOUNDS.get(place), buckets[place].sum()))
                        .toList();
        return new HandlerTimings(
                module,
                handler,
                counts.stream().mapToLong(Bucket::deliveries).sum(),
                failures.sum(),
                Duration.ofNanos(totalNanos.sum()),
                Duration.ofNanos(maxNanos.get()),
                counts);
    }
}
