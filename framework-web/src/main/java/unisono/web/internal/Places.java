package unisono.web.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The requests that may run at once. Thread-safe.
final class Places {
    private final int all;
    private final Semaphore free;
    private volatile boolean closed;

    Places(int all) {
        this.all = all;
        this.free = new Semaphore(all, true);
    }

    /// Takes a place, if there is one; never waits.
    boolean enter() {
        return !closed && free.tryAcquire();
    }

    void leave() {
        free.release();
    }

    boolean closed() {
        return closed;
    }

    /// Lets nobody in any more.
    void close() {
        closed = true;
    }

    /// Waits until everybody has left.
    void drain(Duration max) throws InterruptedException {
        if (free.tryAcquire(all, max.toMillis(), TimeUnit.MILLISECONDS)) {
            free.release(all);
        }
    }
}
