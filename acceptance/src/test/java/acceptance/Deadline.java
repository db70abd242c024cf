package acceptance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits by looking again and again, as long as even a busy machine may need.
final class Deadline {
    static final Duration MAX = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Deadline() {}

    /// Waits until there is something.
    static <T> T await(String what, Callable<Optional<T>> source) throws Exception {
        long end = System.nanoTime() + MAX.toNanos();
        var found = source.call();
        while (found.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            found = source.call();
        }
        return found.orElseThrow(
                () -> new AssertionError("%s: not within %s".formatted(what, MAX)));
    }

    /// Waits until something is true.
    static void awaitThat(String what, Callable<Boolean> condition) throws Exception {
        await(what, () -> condition.call() ? Optional.of(true) : Optional.empty());
    }
}
