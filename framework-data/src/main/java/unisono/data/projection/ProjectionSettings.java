package unisono.data.projection;

import java.time.Duration;

/// How a node folds.
///
/// @param pageMax how many events make a page, 1 to 10,000; default 5,000
/// @param workersMax how many parts are folded at the same time on this node, 1 to 64; default 4,
///   and never more than half of the pool. Each needs a connection while it folds
/// @param attemptsMax how often an event is tried before its projection stands still, 1 to 100;
///   default 5
/// @param backoff the longest pause before the second attempt, doubled with each, 1 ms to 1 minute;
///   default 100 ms
public record ProjectionSettings(int pageMax, int workersMax, int attemptsMax, Duration backoff) {
    private static final int PAGE_MAX = 10_000;
    private static final int WORKERS_MAX = 64;
    private static final int ATTEMPTS_MAX = 100;
    private static final Duration BACKOFF_MAX = Duration.ofMinutes(1);

    /// What is right for most.
    public static final ProjectionSettings DEFAULTS =
            new ProjectionSettings(5_000, 4, 5, Duration.ofMillis(100));

    /// Checks the limits.
    ///
    /// @throws IllegalArgumentException if one of them is passed
    public ProjectionSettings {
        check("A page of %d events", pageMax, PAGE_MAX);
        check("A number of %d workers", workersMax, WORKERS_MAX);
        check("A number of %d attempts", attemptsMax, ATTEMPTS_MAX);
        if (backoff.toMillis() < 1 || backoff.compareTo(BACKOFF_MAX) > 0) {
            throw new IllegalArgumentException(
                    "A backoff of %s is not between 1 ms and %s.".formatted(backoff, BACKOFF_MAX));
        }
    }

    private static void check(String what, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(
                    (what + " is not between 1 and %d.").formatted(value, max));
        }
    }

    /// The same with other pages.
    public ProjectionSettings withPageMax(int other) {
        return new ProjectionSettings(other, workersMax, attemptsMax, backoff);
    }

    /// The same with another number of workers.
    public ProjectionSettings withWorkers(int other) {
        return new ProjectionSettings(pageMax, other, attemptsMax, backoff);
    }

    /// The same with other attempts.
    public ProjectionSettings withAttempts(int other, Duration otherBackoff) {
        return new ProjectionSettings(pageMax, workersMax, other, otherBackoff);
    }
}
