package unisono.commands.internal;

import com.google.inject.Singleton;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import unisono.commands.CommandBus;
import unisono.commands.CommandException;
import unisono.commands.CommandFailed;
import unisono.commands.CommandName;
import unisono.commands.CommandOutcome;
import unisono.commands.StoredCommand;
import unisono.data.Deliveries;
import unisono.data.DeliveryState;
import unisono.data.Inbox;
import unisono.data.StoppedDelivery;
import unisono.data.Transactions;
import unisono.events.Events;
import unisono.events.TransactionContext;

/// Stores commands, and tells what became of them. Thread-safe.
@Singleton
final class Storage {
    private final Events events;
    private final Transactions transactions;
    private final TransactionContext context;
    private final Inbox inbox;
    private final Deliveries deliveries;
    private final Arrivals arrivals;
    private final Tidying tidying;

    @Inject
    Storage(
            Events events,
            Transactions transactions,
            TransactionContext context,
            Inbox inbox,
            Deliveries deliveries,
            Arrivals arrivals,
            Tidying tidying) {
        this.events = events;
        this.transactions = transactions;
        this.context = context;
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.arrivals = arrivals;
        this.tidying = tidying;
    }

    <C, R> StoredCommand<R> store(Order<C, R> order) {
        var name = order.bound().name();
        if (!order.bound().durable()) {
            throw new CommandException(
                    "%s cannot be stored, because nobody says how it is tried again. Bind it with handles(...).durably()."
                            .formatted(name));
        }
        var key = order.key();
        var id = transactions.call(() -> key == null ? put(order) : once(order, key));
        tidying.nowAndThen();
        return stored(name, id);
    }

    private <C, R> UUID put(Order<C, R> order) {
        var name = order.bound().name();
        var id =
                events.emitter(order.bound().manager())
                        .emitIdentified(name.event(), order.command());
        transactions
                .session()
                .doWork(connection -> CommandTable.store(connection, id, name.text()));
        return id;
    }

    private <C, R> UUID once(Order<C, R> order, String key) {
        var name = order.bound().name();
        var incoming = Execution.incoming(order.bound(), order.command(), key);
        var receipt = inbox.once(incoming, () -> Answers.stored(put(order)));
        return Answers.stored(receipt.answer())
                .orElseThrow(() ->
                        new CommandException(
                                "%s was sent under this key before, and is not done a second time. Send it again for its result, or give what is new a key of its own."
                                        .formatted(name)));
    }

    <C, R> StoredCommand<R> stored(CommandName<C, R> name, UUID id) {
        return new Stored<>(this, name, id);
    }

    Arrivals.Ear listen(UUID id) {
        return arrivals.listen(id);
    }

    void refuseInside(CommandName<?, ?> name) {
        if (context.active()) {
            throw new CommandException(
                    "%s was awaited inside a transaction, before whose commit nobody else sees what it stores. Await it when the transaction is over."
                            .formatted(name));
        }
    }

    <R> CommandOutcome<R> outcome(CommandName<?, R> name, UUID id) {
        var row = find(id).orElseThrow(() -> missing(id));
        if (!row.name().equals(name.text())) {
            throw new CommandException(
                    "The stored command %s is %s, and was asked for as %s. Ask for it by its own name."
                            .formatted(id, row.name(), name));
        }
        var result = row.result();
        var refusal = row.refusal();
        if (refusal != null) {
            return new CommandOutcome.Refused<>(refusal);
        }
        return result == null
                ? unended(name, id)
                : new CommandOutcome.Succeeded<>(Answers.result(name, result));
    }

    private static CommandException missing(UUID id) {
        return new CommandException(
                "There is no stored command %s. It was never stored, or ended more than %d days ago; ask with the id that store(...) returned."
                        .formatted(id, CommandBus.KEPT.toDays()));
    }

    Optional<CommandTable.Row> find(UUID id) {
        return transactions.call(() ->
                transactions
                        .session()
                        .doReturningWork(connection -> CommandTable.find(connection, id)));
    }

    private <R> CommandOutcome<R> unended(CommandName<?, R> name, UUID id) {
        for (var stopped : deliveries.stopped(id)) {
            if (stopped.listener().equals(name.text())) {
                return stopped(stopped);
            }
        }
        return new CommandOutcome.Pending<>(0, null);
    }

    private <R> CommandOutcome<R> stopped(StoppedDelivery stopped) {
        var failure = failure(stopped);
        return stopped.state() == DeliveryState.DEAD && failure != null
                ? new CommandOutcome.Failed<>(failure)
                : new CommandOutcome.Pending<>(stopped.attempts(), failure);
    }

    private @Nullable CommandFailed failure(StoppedDelivery stopped) {
        var error = stopped.error();
        if (error == null) {
            return null;
        }
        var at =
                deliveries.find(stopped.listener(), stopped.position()).stream()
                        .flatMap(found -> found.history().stream())
                        .reduce((_, later) -> later)
                        .map(StoppedDelivery.Attempt::at)
                        .orElse(stopped.since());
        return Traces.failure(error, at);
    }
}
