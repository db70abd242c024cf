package benchmarks.delivery;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what handlers hear. Thread-safe.
final class Heard {
    private static final long LIMIT_MINUTES = 10;

    private final AtomicLong missing = new AtomicLong();
    private volatile CountDownLatch all = new CountDownLatch(0);

    void expect(long events) {
        all = new CountDownLatch(1);
        missing.set(events);
    }

    void one() {
        if (missing.decrementAndGet() == 0) {
            all.countDown();
        }
    }

    void await() throws InterruptedException {
        if (!all.await(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException(
                    "After %d minutes %d events are still not handled."
                            .formatted(LIMIT_MINUTES, missing.get()));
        }
    }
}
