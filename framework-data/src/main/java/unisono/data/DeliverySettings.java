package unisono.data;

import java.time.Duration;

/// How a node delivers durably.
///
/// @param lease how long the others wait for a node that says nothing any more, before they take
///   over what it had; 200 ms to 5 minutes, default 10 s. It says that it lives three times in that
///   time, which costs one statement each
/// @param workersMax how many deliveries of one listener may run at the same time on this node; 1
///   to 1,000, default 16. Those with a transaction wait for each other when the pool is smaller
/// @param backoffMax the longest wait between two attempts; 1 ms to 1 day, default 10 minutes
public record DeliverySettings(Duration lease, int workersMax, Duration backoffMax) {
    private static final Duration LEASE_MIN = Duration.ofMillis(200);
    private static final Duration LEASE_MAX = Duration.ofMinutes(5);
    private static final int WORKERS_MAX = 1_000;
    private static final Duration BACKOFF_MIN = Duration.ofMillis(1);
    private static final Duration BACKOFF_MAX = Duration.ofDays(1);

    /// What is right for most.
    public static final DeliverySettings DEFAULTS =
            new DeliverySettings(Duration.ofSeconds(10), 16, Duration.ofMinutes(10));

    /// Checks the limits.
    ///
    /// @throws IllegalArgumentException if one of them is passed
    public DeliverySettings {
        check("A lease", lease, LEASE_MIN, LEASE_MAX);
        check("A backoff", backoffMax, BACKOFF_MIN, BACKOFF_MAX);
        if (workersMax < 1 || workersMax > WORKERS_MAX) {
            throw new IllegalArgumentException(
                    "%d workers are not between 1 and %d.".formatted(workersMax, WORKERS_MAX));
        }
    }

    private static void check(String what, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "%s of %s is not between %s and %s.".formatted(what, value, min, max));
        }
    }

    /// The same with another lease.
    public DeliverySettings withLease(Duration other) {
        return new DeliverySettings(other, workersMax, backoffMax);
    }

    /// The same with another number of workers.
    public DeliverySettings withWorkers(int other) {
        return new DeliverySettings(lease, other, backoffMax);
    }

    /// The same with another longest wait.
    public DeliverySettings withBackoffMax(Duration other) {
        return new DeliverySettings(lease, workersMax, other);
    }
}
