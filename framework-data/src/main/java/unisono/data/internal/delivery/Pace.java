package unisono.data.internal.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait for a ring before looking by oneself: where something may come that nobody
/// rings for, shortly at first, then longer and longer; else hardly ever, because [Control] looks
/// for all at less cost. One thread.
final class Pace {
    private static final long SHORTEST_MILLIS = 5;
    private static final long LONGEST_MILLIS = 640;
    private static final long REST_MILLIS = 30_000;
    private static final double JITTER = 0.25;

    private long millis = REST_MILLIS;

    void hurry() {
        millis = SHORTEST_MILLIS;
    }

    void rest() {
        millis = REST_MILLIS;
    }

    Duration next() {
        long now = millis > LONGEST_MILLIS ? REST_MILLIS : millis;
        millis = Math.min(2 * LONGEST_MILLIS, millis * 2);
        double spread = 1 + JITTER * ThreadLocalRandom.current().nextDouble(-1, 1);
        return Duration.ofNanos((long) (now * 1_000_000 * spread));
    }
}
