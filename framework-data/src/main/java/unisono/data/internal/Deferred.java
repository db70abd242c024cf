package unisono.data.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.events.Timing;

/// What is put off to a later moment of one transaction, in the order in which it was. One thread.
final class Deferred {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");

    private final ScopedValue<Timing> moment;
    private final Queue<Runnable> beforeCommit = new ArrayDeque<>(0);
    private final Queue<Runnable> afterCommit = new ArrayDeque<>(0);
    private final Queue<Runnable> afterRollback = new ArrayDeque<>(0);
    private final Queue<Runnable> unlessCommitted = new ArrayDeque<>(0);

    /// @param moment bound while those run that come after the transaction
    Deferred(ScopedValue<Timing> moment) {
        this.moment = moment;
    }

    void add(Timing timing, Runnable delivery) {
        switch (timing) {
            case BEFORE_COMMIT -> beforeCommit.add(delivery);
            case AFTER_COMMIT -> afterCommit.add(delivery);
            case AFTER_ROLLBACK -> afterRollback.add(delivery);
            case IN_TRANSACTION, ASYNCHRONOUS, DURABLE ->
                    throw new IllegalArgumentException(
                            "What runs %s is not put off by a transaction.".formatted(timing));
        }
    }

    void addUnlessCommitted(Runnable action) {
        unlessCommitted.add(action);
    }

    /// Runs the next delivery before the commit.
    ///
    /// @return whether there was one
    boolean runNext() {
        var delivery = beforeCommit.poll();
        if (delivery == null) {
            return false;
        }
        delivery.run();
        return true;
    }

    boolean isSettled() {
        return beforeCommit.isEmpty();
    }

    /// Runs what comes after the transaction. Throws nothing: whoever made the transaction hears of
    /// nothing but its ending.
    void runAfter(Ending ending) {
        switch (ending) {
            case COMMITTED -> runAll(Timing.AFTER_COMMIT, afterCommit);
            case ROLLED_BACK -> {
                runAll(Timing.AFTER_ROLLBACK, unlessCommitted);
                runAll(Timing.AFTER_ROLLBACK, afterRollback);
            }
            case UNKNOWN -> runAll(Timing.AFTER_ROLLBACK, unlessCommitted);
        }
    }

    private void runAll(Timing timing, Queue<Runnable> deliveries) {
        if (!deliveries.isEmpty()) {
            ScopedValue.where(moment, timing).run(() -> deliveries.forEach(Deferred::run));
        }
    }

    private static void run(Runnable delivery) {
        try {
            delivery.run();
        } catch (Throwable failure) {
            LOGGER.error(
                    "What was put off to the end of a transaction failed. The others run all the same, and the transaction stays as it ended.",
                    failure);
        }
    }
}
