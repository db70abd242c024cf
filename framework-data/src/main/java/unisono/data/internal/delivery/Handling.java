package unisono.data.internal.delivery;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import unisono.data.Transactions;
import unisono.data.Work;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.Units;
import unisono.data.internal.delivery.NotCompleted.Reason;
import unisono.events.Durability.Effects;

/// Calls listeners, in transactions where their effects are in the database. Thread-safe.
final class Handling {
    private static final int SERIALIZATION_ATTEMPTS = 3;

    private final OpenDatabase database;
    private final Units units;
    private final Transactions transactions;
    private final Probes probes;
    private final Recorder recorder;
    private final Semaphore connections;

    Handling(
            OpenDatabase database,
            Units units,
            Transactions transactions,
            Probes probes,
            Recorder recorder) {
        this.database = database;
        this.units = units;
        this.transactions = transactions.attempts(SERIALIZATION_ATTEMPTS);
        this.probes = probes;
        this.recorder = recorder;
        this.connections = new Semaphore(database.connectionsMax(), true);
    }

    /// Delivers one.
    ///
    /// @throws NotCompleted if that is not this node's to do, or not any more
    /// @throws Exception what the listener throws, or the database: see [DoneTable#isRefusal]
    void deliver(Mailbox mailbox, Item item) throws Exception {
        var emission = item.emission();
        boolean wanted = mailbox.listener().wants(emission);
        if (mailbox.durability().effects() == Effects.OUTSIDE || !wanted) {
            if (wanted && mayRun(item)) {
                probes.around(List.of(item), () -> call(mailbox, item));
            }
            if (item.isStored()) {
                recorder.complete(mailbox, item);
            }
            return;
        }
        probes.around(
                List.of(item),
                () ->
                        inTransaction(() -> {
                            call(mailbox, item);
                            complete(item);
                        }));
    }

    private void complete(Item item) {
        if (item.isStored()) {
            transactions.session().doWork(connection -> DoneTable.completeStored(connection, item));
        } else {
            units.writeLast(DoneTable.completion(item));
        }
    }

    private static void call(Mailbox mailbox, Item item) throws Exception {
        var emission = item.emission();
        Origins.call(item.message().row(), () -> mailbox.listener().deliver(emission));
    }

    /// Nothing but its row keeps an effect outside from happening again, once it was read anew.
    private boolean mayRun(Item item) throws SQLException {
        if (item.isStored()
                && !database.read(connection -> DoneTable.isPending(connection, item))) {
            throw new NotCompleted(Reason.DROPPED);
        }
        return true;
    }

    /// As many at once as there are connections: the others wait here, where they do not time out.
    private void inTransaction(Work<Exception> work) throws Exception {
        connections.acquire();
        try {
            transactions.run(work);
        } finally {
            connections.release();
        }
    }

    /// Delivers them in one transaction; false if one of them failed, and each is to be delivered
    /// by itself.
    boolean deliverTogether(Mailbox mailbox, List<Item> items) {
        try {
            probes.around(items, () -> inTransaction(() -> callAll(mailbox, items)));
        } catch (Throwable failure) {
            mailbox.batched(false);
            return false;
        }
        mailbox.batched(true);
        return true;
    }

    private void callAll(Mailbox mailbox, List<Item> items) throws Exception {
        for (var item : items) {
            if (mailbox.listener().wants(item.emission())) {
                call(mailbox, item);
            }
        }
        transactions.session().doWork(connection -> DoneTable.completeAll(connection, items));
    }
}
