package unisono.commands.internal;

import com.google.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Tells those who wait on this node that a stored command has ended here. Thread-safe.
@Singleton
final class Arrivals {
    private final Map<UUID, Waiting> waiting = new ConcurrentHashMap<>();

    /// @param threads how many wait
    private record Waiting(int threads, Semaphore bell) {}

    /// Begins to listen; closed when nobody waits any more.
    Ear listen(UUID id) {
        var entry =
                waiting.compute(
                        id,
                        (_, known) ->
                                known == null
                                        ? new Waiting(1, new Semaphore(0))
                                        : new Waiting(known.threads + 1, known.bell));
        return new Ear(id, entry.bell);
    }

    void ended(UUID id) {
        var entry = waiting.get(id);
        if (entry != null) {
            entry.bell.release(entry.threads);
        }
    }

    /// One that waits.
    final class Ear implements AutoCloseable {
        private final UUID id;
        private final Semaphore bell;

        private Ear(UUID id, Semaphore bell) {
            this.id = id;
            this.bell = bell;
        }

        /// Waits until it has ended here, or for as long.
        void await(Duration most) throws InterruptedException {
            var _ = bell.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            waiting.computeIfPresent(
                    id,
                    (_, known) ->
                            known.threads == 1 ? null : new Waiting(known.threads - 1, known.bell));
        }
    }
}
