package unisono.sagas.internal;

import com.google.inject.Singleton;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.Transactions;

/// Deletes processes that ended long ago: who ends one does so now and then, beside. Thread-safe.
@Singleton
final class Forgetting {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.sagas");
    private static final Duration EVERY = Duration.ofHours(1);

    /// A transaction each, and no more than so many at once: the next time there are others.
    private static final int BATCH = 500;

    private static final int BATCHES_MAX = 200;

    private final Transactions transactions;
    private final Kept kept;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

    @Inject
    Forgetting(Transactions transactions, Kept kept) {
        this.transactions = transactions;
        this.kept = kept;
    }

    void nowAndThen() {
        var before = last.get();
        var now = Instant.now();
        if (now.minus(EVERY).isAfter(before) && last.compareAndSet(before, now)) {
            Thread.ofVirtual().name("unisono-sagas-forget").start(this::forget);
        }
    }

    /// Deletes until nothing is left, or enough is done.
    ///
    /// @return how many were deleted
    int forget() {
        int forgotten = 0;
        int batch = BATCH;
        try {
            for (int i = 0; i < BATCHES_MAX && batch == BATCH; i++) {
                batch = batch();
                forgotten += batch;
            }
        } catch (RuntimeException busy) {
            LOGGER.debug("Processes that have ended are forgotten another time.", busy);
        }
        return forgotten;
    }

    private int batch() {
        return transactions.call(() ->
                transactions
                        .session()
                        .doReturningWork(it -> ProcessTable.forget(it, kept.time(), BATCH)));
    }
}
