package unisono.data.internal.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: doubled with each, and anything from nothing to that,
/// so that those who failed together do not come back together.
///
/// @param base before the second attempt, at the most
/// @param cap before any attempt, at the most
record Backoff(Duration base, Duration cap) {
    private static final int DOUBLINGS_MAX = 40;

    /// @param attempts that failed, at least 1
    Duration after(int attempts, RandomGenerator random) {
        long longest = longest(attempts).toMillis();
        return Duration.ofMillis(random.nextLong(longest + 1));
    }

    /// Between half of that and all of it.
    Duration atLeastHalf(int attempts, RandomGenerator random) {
        long longest = longest(attempts).toMillis();
        return Duration.ofMillis(longest - random.nextLong(longest / 2 + 1));
    }

    private Duration longest(int attempts) {
        long base = Math.min(this.base.toMillis(), cap.toMillis());
        int doublings = Math.min(attempts - 1, DOUBLINGS_MAX);
        // Halved from above, so that nothing overflows.
        return base > cap.toMillis() >> doublings ? cap : Duration.ofMillis(base << doublings);
    }
}
