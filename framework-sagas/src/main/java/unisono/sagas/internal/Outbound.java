package unisono.sagas.internal;

import com.google.inject.Singleton;
import jakarta.inject.Inject;
import java.util.List;
import unisono.commands.CommandBook;
import unisono.commands.CommandBus;
import unisono.commands.CommandDescription;
import unisono.commands.CommandName;
import unisono.commands.ImmutableRecords;
import unisono.data.DataException;
import unisono.data.Payloads;
import unisono.sagas.SagaDetails.Undo;
import unisono.sagas.SagaException;
import unisono.sagas.StepCommand;
import unisono.sagas.StepCommand.Way;

/// Has the commands of steps done, and those that take them back. Thread-safe.
@Singleton
final class Outbound {
    private final CommandBus bus;
    private final CommandBook book;
    private final Payloads payloads;

    @Inject
    Outbound(CommandBus bus, CommandBook book, Payloads payloads) {
        this.bus = bus;
        this.book = book;
        this.payloads = payloads;
    }

    /// Refuses what could not be had later, while there is somebody to tell.
    void check(Key key, StepCommand one) {
        var found =
                book.find(one.name().text())
                        .filter(known -> known.name().equals(one.name()))
                        .orElseThrow(() ->
                                new SagaException(
                                        "%s has a command for %s, and nobody handles it. Bind it in the ModuleCommands of its module with handles(...)."
                                                .formatted(key, one.name())));
        if (one.way() == Way.SEND && found.outsideTransactions()) {
            throw new SagaException(
                    "%s would send %s, which is handled outside transactions. Store it: Step.store(…)."
                            .formatted(key, one.name()));
        }
        if (mustBeStored(found, one.way()) && !found.durable()) {
            throw new SagaException(
                    "%s would store %s, and nobody says how that is tried again. Bind it with handles(...).durably()."
                            .formatted(key, one.name()));
        }
        if (one.way() == Way.UNDO && ImmutableRecords.isPersonal(one.name().commandType())) {
            throw new SagaException(
                    "%s would keep %s, which has components that are @Personal, and what is kept is not sealed. Give it an id in place of them."
                            .formatted(key, one.name()));
        }
    }

    /// What is handled outside is no part of a transaction, and so taken back by a stored one.
    private static boolean mustBeStored(CommandDescription found, Way way) {
        return way == Way.STORE || (way == Way.UNDO && found.outsideTransactions());
    }

    void dispatch(List<StepCommand> commands) {
        for (var one : commands) {
            if (one.way() != Way.UNDO) {
                hand(one.name(), one.command(), one.way() == Way.STORE);
            }
        }
    }

    /// Sends what a process kept, the last one first.
    void takeBack(Key key, List<Undo> undos) {
        for (var undo : undos.reversed()) {
            var found =
                    book.find(undo.command())
                            .orElseThrow(() ->
                                    new SagaException(
                                            "%s is taken back with %s (number %d), and nobody handles that any more. Bind it again, and retry the delivery."
                                                    .formatted(
                                                            key, undo.command(), undo.number())));
            hand(found.name(), read(key, found.name(), undo), found.outsideTransactions());
        }
    }

    private Object read(Key key, CommandName<?, ?> name, Undo undo) {
        try {
            return payloads.read(name.event(), undo.version(), undo.payload());
        } catch (DataException e) {
            throw new SagaException(
                    "%s is taken back with %s (number %d), which cannot be read. %s"
                            .formatted(key, undo.command(), undo.number(), e.getMessage()),
                    e);
        }
    }

    @SuppressWarnings("unchecked") // a command is of its name's type, which the bus checks
    private <C> void hand(CommandName<C, ?> name, Object command, boolean stored) {
        if (stored) {
            var _ = bus.store(name, (C) command);
        } else {
            var _ = bus.send(name, (C) command);
        }
    }
}
