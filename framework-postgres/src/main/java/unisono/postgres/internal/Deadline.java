package unisono.postgres.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import unisono.postgres.PostgresException;

/// A moment in which patience ends. Waiting looks every millisecond first, and later every 16.
final class Deadline {

    private static final long PAUSE_NANOS_MIN = 1_000_000;
    private static final long PAUSE_NANOS_MAX = 16_000_000;

    private final Duration patience;
    private final long endNanos;

    private Deadline(Duration patience) {
        this.patience = patience;
        this.endNanos = System.nanoTime() + patience.toNanos();
    }

    static Deadline in(Duration patience) {
        return new Deadline(patience);
    }

    /// Something that may have to be tried again: empty means not yet.
    interface Attempt<T> {
        Optional<T> make() throws IOException;
    }

    /// Tries until something comes of it.
    ///
    /// @throws PostgresException with the complaint when the time is over, or on interruption
    <T> T await(Attempt<T> attempt, Supplier<String> complaint) throws IOException {
        var result = attempt.make();
        for (var pause = PAUSE_NANOS_MIN; result.isEmpty(); result = attempt.make()) {
            check(complaint);
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, PAUSE_NANOS_MAX);
        }
        return result.get();
    }

    /// Waits until the condition holds.
    void awaitThat(BooleanSupplier condition, Supplier<String> complaint) throws IOException {
        await(() -> Optional.of(true).filter(_ -> condition.getAsBoolean()), complaint);
    }

    private void check(Supplier<String> complaint) {
        if (Thread.currentThread().isInterrupted()) {
            throw new PostgresException(
                    "Waiting for PostgreSQL was interrupted. %s".formatted(complaint.get()));
        }
        if (System.nanoTime() - endNanos > 0) {
            throw new PostgresException(
                    "PostgreSQL is not there after %d s. %s"
                            .formatted(patience.toSeconds(), complaint.get()));
        }
    }
}
