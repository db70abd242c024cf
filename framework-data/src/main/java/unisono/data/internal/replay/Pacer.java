package unisono.data.internal.replay;

import java.time.Duration;

/// Lets so many pass in a second, evenly. Thread-safe.
final class Pacer {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long apart;
    private long free = System.nanoTime();

    /// @param rate how many a second; 0 for no limit
    Pacer(int rate) {
        apart = rate == 0 ? 0 : SECOND / rate;
    }

    /// Waits for the turn of one.
    void await() throws InterruptedException {
        long wait = apart == 0 ? 0 : book() - System.nanoTime();
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
        }
    }

    /// What was not used is not made up for.
    private synchronized long book() {
        long turn = Math.max(free, System.nanoTime());
        free = turn + apart;
        return turn;
    }
}
