package unisono.data.internal.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes one that waits. Ringing before it waits counts, and ringing twice counts once.
public final class Bell {
    private final Semaphore rings = new Semaphore(0);

    public void ring() {
        if (rings.availablePermits() == 0) {
            rings.release();
        }
    }

    /// Waits for a ring.
    ///
    /// @return whether it rang
    public boolean await(Duration limit) throws InterruptedException {
        boolean rang = rings.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
        rings.drainPermits();
        return rang;
    }
}
