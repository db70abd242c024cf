package unisono.data.internal;

import java.time.Duration;
import unisono.data.Isolation;

/// How a transaction runs.
///
/// @param timeout after which the server ends it; zero for never
/// @param attemptsMax how often it is tried
public record TransactionOptions(
        Isolation isolation, boolean readOnly, Duration timeout, int attemptsMax) {
    private static final Duration TIMEOUT_MIN = Duration.ofMillis(1);
    private static final Duration TIMEOUT_MAX = Duration.ofDays(1);

    public static final TransactionOptions DEFAULTS =
            new TransactionOptions(Isolation.READ_COMMITTED, false, Duration.ZERO, 1);

    public TransactionOptions {
        boolean limited = !timeout.isZero();
        if (limited && (timeout.compareTo(TIMEOUT_MIN) < 0 || timeout.compareTo(TIMEOUT_MAX) > 0)) {
            throw new IllegalArgumentException(
                    "A timeout of %s is not between %s and %s."
                            .formatted(timeout, TIMEOUT_MIN, TIMEOUT_MAX));
        }
        if (attemptsMax < 1) {
            throw new IllegalArgumentException(
                    "A transaction of %d attempts never runs. Allow one at least."
                            .formatted(attemptsMax));
        }
    }

    public TransactionOptions withIsolation(Isolation other) {
        return new TransactionOptions(other, readOnly, timeout, attemptsMax);
    }

    public TransactionOptions withReadOnly() {
        return new TransactionOptions(isolation, true, timeout, attemptsMax);
    }

    public TransactionOptions withTimeout(Duration other) {
        return new TransactionOptions(isolation, readOnly, other, attemptsMax);
    }

    public TransactionOptions withAttempts(int other) {
        return new TransactionOptions(isolation, readOnly, timeout, other);
    }
}
