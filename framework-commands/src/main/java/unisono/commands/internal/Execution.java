package unisono.commands.internal;

import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;
import unisono.commands.BoundCommand;
import unisono.commands.CommandException;
import unisono.commands.Handling;
import unisono.data.Inbox;
import unisono.data.Incoming;
import unisono.data.Transactions;
import unisono.events.TransactionContext;

/// Does commands on this thread. Thread-safe.
final class Execution {
    private final Book book;
    private final Layers layers;
    private final Transactions transactions;
    private final TransactionContext context;
    private final Inbox inbox;

    @Inject
    Execution(
            Book book,
            Layers layers,
            Transactions transactions,
            TransactionContext context,
            Inbox inbox) {
        this.book = book;
        this.layers = layers;
        this.transactions = transactions;
        this.context = context;
        this.inbox = inbox;
    }

    /// Does it in a transaction, or in none, as it was bound.
    <C, R> R run(Order<C, R> order, Transactions how) throws Exception {
        if (order.bound().outsideTransactions()) {
            refuseInside(order);
            return handle(order);
        }
        return how.<R, Exception>call(() -> {
            var result = order.key() == null ? handle(order) : once(order, order.key());
            order.last().run();
            return result;
        });
    }

    <C, R> R run(Order<C, R> order) throws Exception {
        return run(order, transactions);
    }

    private void refuseInside(Order<?, ?> order) {
        var name = order.bound().name();
        if (context.active()) {
            throw new CommandException(
                    "%s is handled outside transactions, and was asked for inside one, whose connection would wait for it. Store it, or ask for it when the transaction is over."
                            .formatted(name));
        }
        if (order.key() != null) {
            throw new CommandException(
                    "%s is handled outside transactions, so that nothing can be noted together with what it does, and was asked for under a key. Store it: once(key).store(...)."
                            .formatted(name));
        }
    }

    private <C, R> R once(Order<C, R> order, String key) throws Exception {
        var name = order.bound().name();
        var first = new AtomicReference<R>();
        var receipt =
                inbox.<Exception>once(
                        incoming(order.bound(), order.command(), key),
                        () -> {
                            var result = handle(order);
                            first.set(result);
                            return Answers.result(name, result);
                        });
        var stored = Answers.stored(receipt.answer());
        if (stored.isPresent()) {
            throw new CommandException(
                    "%s was stored under this key before, as %s, and is not done a second time. Await that one, or give what is new a key of its own."
                            .formatted(name, stored.get()));
        }
        return receipt.repeated() ? Answers.result(name, receipt.answer()) : first.get();
    }

    static Incoming incoming(BoundCommand<?, ?, ?> bound, Object command, String key) {
        var name = bound.name();
        return new Incoming("command " + name, key, Answers.command(name, command));
    }

    /// Calls the handler, inside the middleware.
    <C, R> R handle(Order<C, R> order) throws Exception {
        return handle(order.bound(), order.command(), order.mode());
    }

    <H, C, R> R handle(BoundCommand<H, C, R> bound, C command, Handling.Mode mode)
            throws Exception {
        var handling =
                new Handling<>(
                        bound.name(),
                        command,
                        book.moduleOf(bound.manager()),
                        bound.handlerName(),
                        mode);
        return layers.around(
                handling, one -> bound.handler().handle(book.instance(bound.handlerType()), one));
    }
}
