package unisono.commands.internal;

import com.google.inject.Singleton;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import unisono.commands.BoundCommand;
import unisono.commands.Handling.Mode;
import unisono.commands.StoredExecution;
import unisono.data.Call;
import unisono.data.Database;
import unisono.data.Transactions;
import unisono.events.Refusal;

/// Does what was stored, when a node delivers it.
///
/// **Once**: the result is a row of the transaction that does it, whose key is the command's id.
/// Who comes second, because a node crashed or lost its lease, finds it there, or waits for whoever
/// writes it and is rolled back. That is why the deliveries themselves are those of a listener
/// outside the database, which write nothing of their own; and a refusal, which rolls back what the
/// handler did and yet is an end, can be noted in a transaction of its own. Thread-safe.
@Singleton
final class StoredRunner implements StoredExecution {
    private static final int SERIALIZATION_ATTEMPTS = 3;

    private final Execution execution;
    private final Transactions transactions;
    private final Arrivals arrivals;
    private final Tidying tidying;
    private final Semaphore connections;

    @Inject
    StoredRunner(
            Execution execution,
            Transactions transactions,
            Database database,
            Arrivals arrivals,
            Tidying tidying) {
        this.execution = execution;
        this.transactions = transactions.attempts(SERIALIZATION_ATTEMPTS);
        this.arrivals = arrivals;
        this.tidying = tidying;
        this.connections = new Semaphore(database.connectionsMax(), true);
    }

    @Override
    public <C, R> void run(BoundCommand<?, C, R> bound, C command, UUID id) throws Exception {
        try {
            if (bound.outsideTransactions()) {
                runOutside(bound, command, id);
            } else {
                inTransaction(() -> runInside(bound, command, id));
            }
        } catch (Ended _) {
            // Somebody else did it, and what was done here is rolled back.
        } catch (Refusal refusal) {
            inTransaction(() -> refuse(bound, id, refusal));
        }
        arrivals.ended(id);
        tidying.nowAndThen();
    }

    private <C, R> boolean runInside(BoundCommand<?, C, R> bound, C command, UUID id)
            throws Exception {
        if (isOver(id)) {
            return false;
        }
        var result = execution.handle(bound, command, Mode.STORED);
        if (!succeed(bound, id, result)) {
            throw new Ended();
        }
        return true;
    }

    private <C, R> void runOutside(BoundCommand<?, C, R> bound, C command, UUID id)
            throws Exception {
        if (!inTransaction(() -> isOver(id))) {
            var result = execution.handle(bound, command, Mode.STORED);
            inTransaction(() -> succeed(bound, id, result));
        }
    }

    private boolean isOver(UUID id) {
        return transactions
                .session()
                .doReturningWork(connection -> CommandTable.isOver(connection, id));
    }

    private <R> boolean succeed(BoundCommand<?, ?, R> bound, UUID id, R result) {
        var name = bound.name();
        var text = Answers.result(name, result);
        return transactions
                .session()
                .doReturningWork(
                        connection -> CommandTable.succeed(connection, id, name.text(), text));
    }

    private boolean refuse(BoundCommand<?, ?, ?> bound, UUID id, Refusal refusal) {
        transactions
                .session()
                .doWork(connection ->
                        CommandTable.refuse(connection, id, bound.name().text(), refusal));
        return true;
    }

    /// As many at once as there are connections: the others wait here, where they do not time out.
    private boolean inTransaction(Call<Boolean, Exception> work) throws Exception {
        connections.acquire();
        try {
            return transactions.call(work);
        } finally {
            connections.release();
        }
    }

    /// It was done meanwhile.
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Ended() {
            super("It was done meanwhile.", null, false, false);
        }
    }
}
