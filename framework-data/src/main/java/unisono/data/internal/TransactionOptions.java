package unisono.data.internal;

import java.time.Duration;
import unisono.data.Isolation;

/// How a transaction runs.
///
/// @param timeout after which the server ends it; zero for never
/// @param attemptsMax how often it is tried
public record TransactionOptions(
        Isolation isolation, boolean readOnly, Duration timeout, int attemptsMax) {
    public static final TransactionOptions DEFAULTS =
            new TransactionOptions(Isolation.READ_COMMITTED, false, Duration.ZERO, 1);

    public TransactionOptions {
        if (timeout.isNegative() || attemptsMax < 1) {
            throw new IllegalArgumentException(
                    "A transaction with a timeout of %s and %d attempts cannot run. Give it no negative timeout and at least one attempt."
                            .formatted(timeout, attemptsMax));
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
