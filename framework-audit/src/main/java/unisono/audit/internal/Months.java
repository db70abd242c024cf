package unisono.audit.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.Transactions;

/// Makes the months to come, once a day and beside whoever writes. When it fails, the rows of a
/// month that was not made go into the partition for all others.
public final class Months {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.audit");
    private static final Duration EVERY = Duration.ofDays(1);

    private final Transactions transactions;
    private final AtomicReference<Instant> made = new AtomicReference<>(Instant.now());

    /// The migration has just made them, or the last process that ran for a day.
    public Months(Transactions transactions) {
        this.transactions = transactions;
    }

    void makeNowAndThen() {
        var last = made.get();
        var now = Instant.now();
        if (now.minus(EVERY).isAfter(last) && made.compareAndSet(last, now)) {
            Thread.ofVirtual().name("unisono-audit-months").start(this::make);
        }
    }

    void make() {
        try {
            transactions.run(() -> transactions.session().doWork(AuditTable::makeMonths));
        } catch (RuntimeException failure) {
            LOGGER.warn("The months of the audit log are made another time.", failure);
        }
    }
}
