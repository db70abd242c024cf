package unisono.data.internal.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.Transactions;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.SqlCall;
import unisono.data.internal.SqlFailures;
import unisono.data.internal.Units;
import unisono.data.internal.delivery.NotCompleted.Reason;
import unisono.events.Durability.Effects;

/// Runs deliveries, and writes down what became of them. Thread-safe.
final class Runner {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final int SERIALIZATION_ATTEMPTS = 3;
    private static final int WAITING_PAGE = 100;
    private static final Duration A_MOMENT = Duration.ofMillis(2);

    private final OpenDatabase database;
    private final Units units;
    private final Transactions transactions;
    private final PayloadReader payloads;
    private final Identity me;
    private final Verdicts verdicts;
    private final Retries retries;
    private final Semaphore connections;
    private volatile boolean over;

    Runner(
            OpenDatabase database,
            Units units,
            Transactions transactions,
            PayloadReader payloads,
            Identity me,
            Duration backoffMax,
            Retries retries) {
        this.database = database;
        this.units = units;
        this.transactions = transactions.attempts(SERIALIZATION_ATTEMPTS);
        this.payloads = payloads;
        this.me = me;
        this.verdicts = new Verdicts(backoffMax);
        this.retries = retries;
        this.connections = new Semaphore(database.connectionsMax(), true);
    }

    private enum End {
        DONE,
        FAILED,
        /// It has not run, because the database does not answer or the node stops.
        LATER
    }

    void end() {
        over = true;
    }

    /// Works until there is nothing to do.
    void work(Mailbox mailbox) {
        var outage = new Outage("Deliveries to %s wait".formatted(mailbox.name()));
        try {
            for (var items = mailbox.take(); !items.isEmpty(); items = mailbox.take()) {
                run(mailbox, items, outage);
            }
        } catch (InterruptedException e) {
            mailbox.goHome();
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            mailbox.goHome();
            LOGGER.error(
                    "A worker of %s ended. What it had is delivered when another node takes over."
                            .formatted(mailbox.name()),
                    bug);
        }
    }

    private void run(Mailbox mailbox, List<Item> items, Outage outage) throws InterruptedException {
        var failure = runAll(mailbox, items);
        if (failure == null) {
            outage.over();
        } else if (!over) {
            outage.pause(failure);
        }
    }

    /// Runs them; why the rest was put back, or null if nothing was.
    private @Nullable Exception runAll(Mailbox mailbox, List<Item> items)
            throws InterruptedException {
        if (items.size() > 1 && runTogether(mailbox, items)) {
            return null;
        }
        for (int i = 0; i < items.size(); i++) {
            var outage = runOne(mailbox, items.get(i));
            if (outage != null) {
                mailbox.requeue(items.subList(i, items.size()));
                return outage;
            }
        }
        return null;
    }

    private @Nullable Exception runOne(Mailbox mailbox, Item item) throws InterruptedException {
        if (mailbox.isParked(item)) {
            waits(mailbox, List.of(item));
            return null;
        }
        var attempt = attempt(mailbox, item);
        if (attempt.end() == End.DONE && item.isStored() && item.key() != null) {
            continueBehind(mailbox, item.key());
        }
        return attempt.outage();
    }

    /// @param outage why it was put off; null if it was not
    private record Attempt(End end, @Nullable Exception outage) {
        static final Attempt DONE = new Attempt(End.DONE, null);
        static final Attempt FAILED = new Attempt(End.FAILED, null);
    }

    /// What waited behind one that is done runs in order, until one fails.
    private void continueBehind(Mailbox mailbox, String key) throws InterruptedException {
        var turn = mailbox.beginContinuing(key);
        if (turn == null) {
            return;
        }
        try {
            boolean more = true;
            while (more && !over) {
                more = continueOnce(mailbox, key);
            }
        } finally {
            mailbox.endContinuing(turn);
        }
    }

    /// Runs what waits by now; whether there may be more.
    private boolean continueOnce(Mailbox mailbox, String key) throws InterruptedException {
        long written = mailbox.written(key);
        if (written < 0) {
            Thread.sleep(A_MOMENT);
            return true;
        }
        var waiting =
                persist(
                        mailbox,
                        connection ->
                                FailureTable.waiting(
                                        connection, mailbox.name(), key, WAITING_PAGE));
        if (waiting == null || waiting.isBlocked()) {
            return false;
        }
        for (var row : waiting.rows()) {
            var item = Retries.item(mailbox, row, payloads);
            if (item == null || !mailbox.retry(item, false)) {
                Thread.sleep(A_MOMENT);
                return item != null && mailbox.has(item.hold());
            }
            if (!continues(mailbox, item)) {
                return false;
            }
        }
        return !waiting.rows().isEmpty() || !mailbox.unpark(key, written);
    }

    private boolean continues(Mailbox mailbox, Item item) throws InterruptedException {
        var attempt = attempt(mailbox, item);
        if (attempt.outage() != null) {
            mailbox.requeue(List.of(item));
        }
        return attempt.end() == End.DONE;
    }

    // --- Deliveries ---

    private Attempt attempt(Mailbox mailbox, Item item) throws InterruptedException {
        try {
            deliver(mailbox, item);
            mailbox.settle(item);
            return Attempt.DONE;
        } catch (NotCompleted refusal) {
            return notCompleted(mailbox, item, refusal.reason());
        } catch (Throwable failure) {
            if (over || SqlFailures.isOutage(failure)) {
                return new Attempt(End.LATER, asException(failure));
            }
            if (DoneTable.isRefusal(failure)) {
                return refused(mailbox, item, failure);
            }
            fail(mailbox, item, failure);
            return Attempt.FAILED;
        }
    }

    private static Exception asException(Throwable failure) {
        return failure instanceof Exception exception ? exception : new RuntimeException(failure);
    }

    private Attempt refused(Mailbox mailbox, Item item, Throwable failure)
            throws InterruptedException {
        var reason = persist(mailbox, connection -> DoneTable.why(connection, item));
        if (reason == Reason.DROPPED) {
            fail(mailbox, item, failure);
            return Attempt.FAILED;
        }
        return notCompleted(mailbox, item, reason == null ? Reason.FENCED : reason);
    }

    private Attempt notCompleted(Mailbox mailbox, Item item, Reason reason)
            throws InterruptedException {
        switch (reason) {
            case ALREADY -> {
                if (item.isStored()) {
                    persist(
                            mailbox,
                            connection -> {
                                DoneTable.forget(connection, item);
                                return true;
                            });
                }
                mailbox.settle(item);
                return Attempt.DONE;
            }
            case DROPPED -> mailbox.settle(item);
            case FENCED, SOME -> mailbox.lost(item);
        }
        return Attempt.FAILED;
    }

    private void deliver(Mailbox mailbox, Item item) throws Exception {
        var emission = item.emission();
        var listener = mailbox.listener();
        boolean wanted = listener.wants(emission);
        if (mailbox.durability().effects() == Effects.OUTSIDE || !wanted) {
            if (wanted && mayRun(item)) {
                Origins.call(item.message().row(), () -> listener.deliver(emission));
            }
            if (item.isStored()) {
                completeStored(mailbox, item);
            }
            return;
        }
        inTransaction(() -> {
            Origins.call(item.message().row(), () -> listener.deliver(emission));
            complete(item);
        });
    }

    private void complete(Item item) {
        if (item.isStored()) {
            transactions.session().doWork(connection -> DoneTable.completeStored(connection, item));
        } else {
            units.writeLast(DoneTable.completion(item));
        }
    }

    /// Nothing but its row keeps an effect outside from happening again, once it was read anew.
    private boolean mayRun(Item item) throws SQLException {
        if (item.isStored()
                && !database.read(connection -> DoneTable.isPending(connection, item))) {
            throw new NotCompleted(Reason.DROPPED);
        }
        return true;
    }

    private void completeStored(Mailbox mailbox, Item item) throws InterruptedException {
        persist(
                mailbox,
                connection -> {
                    DoneTable.completeStored(connection, item);
                    return true;
                });
    }

    /// As many at once as there are connections: the others wait here, where they do not time out.
    private void inTransaction(unisono.data.Work<Exception> work) throws Exception {
        connections.acquire();
        try {
            transactions.run(work);
        } finally {
            connections.release();
        }
    }

    /// Runs them in one transaction; false if one of them failed, and each is to be run by itself.
    private boolean runTogether(Mailbox mailbox, List<Item> items) {
        try {
            inTransaction(() -> {
                for (var item : items) {
                    deliverOneOfMany(mailbox, item);
                }
                transactions
                        .session()
                        .doWork(connection -> DoneTable.completeAll(connection, items));
            });
        } catch (Throwable failure) {
            mailbox.batched(false);
            return false;
        }
        mailbox.batched(true);
        items.forEach(mailbox::settle);
        return true;
    }

    private static void deliverOneOfMany(Mailbox mailbox, Item item) throws Exception {
        var emission = item.emission();
        if (mailbox.listener().wants(emission)) {
            Origins.call(item.message().row(), () -> mailbox.listener().deliver(emission));
        }
    }

    // --- Failures ---

    private void fail(Mailbox mailbox, Item item, Throwable failure) throws InterruptedException {
        var meaning = verdicts.on(mailbox, item, failure);
        boolean written =
                persist(
                                mailbox,
                                connection -> {
                                    FailureTable.fail(connection, item, meaning, me.name());
                                    return true;
                                })
                        != null;
        if (!written) {
            mailbox.lost(item);
            return;
        }
        var behind = mailbox.park(item);
        if (!behind.isEmpty()) {
            waits(mailbox, behind);
        }
        if (meaning.state().equals("retry")) {
            retries.expect(meaning.due());
        }
    }

    /// Writes what must wait behind a parked key.
    void waits(Mailbox mailbox, List<Item> items) throws InterruptedException {
        var free = persist(mailbox, connection -> FailureTable.waits(connection, items));
        if (free == null) {
            items.forEach(mailbox::lost);
            return;
        }
        mailbox.waits(items);
        for (var key : free) {
            Thread.ofVirtual().name("unisono-delivery-behind").start(() -> takeUp(mailbox, key));
        }
    }

    /// Somebody dropped what its key waited for.
    private void takeUp(Mailbox mailbox, String key) {
        try {
            continueBehind(mailbox, key);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Does something on the database, however long that takes.
    ///
    /// @return null if it is no more for this node to do
    private <T> @Nullable T persist(Mailbox mailbox, SqlCall<T> call) throws InterruptedException {
        var outage =
                new Outage(
                        "What became of deliveries to %s is not written".formatted(mailbox.name()));
        while (!over) {
            try {
                T result = database.call(call);
                outage.over();
                return result;
            } catch (NotCompleted fenced) {
                return null;
            } catch (SQLException | RuntimeException failure) {
                outage.pause(failure);
            }
        }
        return null;
    }
}
