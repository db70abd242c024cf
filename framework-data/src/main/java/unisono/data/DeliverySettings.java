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
/// @param crashesMax how many nodes may end while they have the same delivery under way, before it
///   is kept as a dead letter; 2 to 100, default 3. With 2 it may be one that only ran beside the
///   guilty
public record DeliverySettings(
        Duration lease, int workersMax, Duration backoffMax, int crashesMax) {
    private static final Duration LEASE_MIN = Duration.ofMillis(200);
    private static final Duration LEASE_MAX = Duration.ofMinutes(5);
    private static final int WORKERS_MAX = 1_000;
    private static final int CRASHES_MIN = 2;
    private static final int CRASHES_MAX = 100;
    private static final Duration BACKOFF_MIN = Duration.ofMillis(1);
    private static final Duration BACKOFF_MAX = Duration.ofDays(1);

    /// What is right for most.
    public static final DeliverySettings DEFAULTS =
            new DeliverySettings(Duration.ofSeconds(10), 16, Duration.ofMinutes(10), 3);

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
        if (crashesMax < CRASHES_MIN || crashesMax > CRASHES_MAX) {
            throw new IllegalArgumentException(
                    "%d crashes are not between %d and %d."
                            .formatted(crashesMax, CRASHES_MIN, CRASHES_MAX));
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
        return new DeliverySettings(other, workersMax, backoffMax, crashesMax);
    }

    /// The same with another number of workers.
    public DeliverySettings withWorkers(int other) {
        return new DeliverySettings(lease, other, backoffMax, crashesMax);
    }

    /// The same with another longest wait.
    public DeliverySettings withBackoffMax(Duration other) {
        return new DeliverySettings(lease, workersMax, other, crashesMax);
    }

    /// The same with another number of crashes.
    public DeliverySettings withCrashes(int other) {
        return new DeliverySettings(lease, workersMax, backoffMax, other);
    }
}
