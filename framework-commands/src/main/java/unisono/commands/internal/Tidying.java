package unisono.commands.internal;

import com.google.inject.Singleton;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.commands.CommandBus;
import unisono.data.Transactions;

/// Empties what nobody needs any more: who stores or does something does so now and then.
/// Thread-safe.
@Singleton
final class Tidying {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.commands");
    private static final Duration EVERY = Duration.ofHours(6);

    private final Transactions transactions;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

    @Inject
    Tidying(Transactions transactions) {
        this.transactions = transactions;
    }

    void nowAndThen() {
        var before = last.get();
        var now = Instant.now();
        if (now.minus(EVERY).isAfter(before) && last.compareAndSet(before, now)) {
            Thread.ofVirtual().name("unisono-commands-tidy").start(this::tidy);
        }
    }

    /// Each partition in a transaction of its own.
    void tidy() {
        for (var partition : CommandTable.lanes()) {
            try {
                transactions.run(() ->
                        transactions
                                .session()
                                .doWork(connection ->
                                        CommandTable.empty(
                                                connection, partition, CommandBus.KEPT)));
            } catch (RuntimeException busy) {
                LOGGER.debug("{} is emptied another time.", partition, busy);
            }
        }
    }
}
