package unisono.commands;

import unisono.events.WiringLanguage;

/// A policy that was declared, to be amended. See [ModuleCommands].
@WiringLanguage
public final class PolicyBinding {
    private final ModuleCommands manager;
    private BoundPolicy bound;

    PolicyBinding(ModuleCommands manager, BoundPolicy bound) {
        this.manager = manager;
        this.bound = bound;
    }

    BoundPolicy bound() {
        return bound;
    }

    /// Stores the command in the emitter's transaction: it is done when that has committed,
    /// whatever crashes, and its failure is none of the emitter's.
    public void durably() {
        bound =
                new BoundPolicy(
                        bound.event(), bound.command(), bound.manager(), true, manager.at());
    }
}
