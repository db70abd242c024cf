package unisono.commands;

import java.io.Serializable;
import unisono.events.WiringLanguage;

/// A command that was bound, to be amended. See [ModuleCommands].
///
/// @param <H> the handler's class
/// @param <C> the command
/// @param <R> its result
@WiringLanguage
public final class CommandBinding<H, C, R> {
    private final ModuleCommands manager;
    private final Serializable said;
    private BoundCommand<H, C, R> bound;

    CommandBinding(ModuleCommands manager, BoundCommand<H, C, R> bound, Serializable said) {
        this.manager = manager;
        this.bound = bound;
        this.said = said;
    }

    BoundCommand<H, C, R> bound() {
        return bound;
    }

    /// Lets the handler run in no transaction, because what it does is elsewhere: a mail, a payment
    /// gateway. It cannot be sent inside a transaction then. Where it is stored, it is done at
    /// least once, and must bear it when it is done again.
    public CommandBinding<H, C, R> outsideTransactions() {
        var _ = manager.at();
        bound = with(true, bound.durable());
        return this;
    }

    /// Lets the command be stored with [CommandBus#store], and says with the words that follow how
    /// it is tried again: by default ten times, with pauses of a second and more, in no order. The
    /// command's text becomes the name of an event and of a durable listener.
    public DurableCommandBinding<C> durably() {
        var _ = manager.at();
        bound = with(bound.outsideTransactions(), true);
        manager.emitsStored(bound.name());
        var durable =
                manager.stored(bound.handlerType())
                        .on(bound.name().event(), new StoredHandler<H, C>(manager, this, said))
                        .durably()
                        .named(bound.name().text())
                        .atLeastOnce()
                        .fromStart();
        return new DurableCommandBinding<>(durable);
    }

    private BoundCommand<H, C, R> with(boolean outside, boolean durable) {
        return new BoundCommand<>(
                bound.name(),
                bound.handlerType(),
                bound.handler(),
                bound.handlerName(),
                bound.manager(),
                outside,
                durable,
                bound.at());
    }
}
