package unisono.data.internal.delivery;

import java.time.Duration;

/// Something that is done every so often; the first time after so long. One thread.
final class Alarm {
    private final Duration every;
    private long setAt = System.nanoTime();

    Alarm(Duration every) {
        this.every = every;
    }

    void set() {
        setAt = System.nanoTime();
    }

    /// Makes it due.
    void soon() {
        setAt = System.nanoTime() - every.toNanos();
    }

    boolean isDue() {
        return rest().isZero();
    }

    Duration rest() {
        return rest(every);
    }

    /// As if it were done more, or less, often.
    Duration rest(Duration otherwise) {
        return Duration.ofNanos(Math.max(0, otherwise.toNanos() - (System.nanoTime() - setAt)));
    }
}
