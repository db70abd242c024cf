package unisono.commands;

import java.io.Serializable;
import unisono.events.Emission;
import unisono.events.EmissionHandler;
import unisono.events.WrappedHandler;

/// Hears a stored command, and has it done.
///
/// The listener is the handler's class, so that listings know what follows; but the handler that is
/// called is the one that is called for all other commands, too.
@SuppressWarnings("serial") // never serialized
final class StoredHandler<H, C> implements EmissionHandler<H, C>, WrappedHandler {
    private final ModuleCommands manager;
    private final CommandBinding<H, C, ?> binding;
    private final Serializable said;

    StoredHandler(ModuleCommands manager, CommandBinding<H, C, ?> binding, Serializable said) {
        this.manager = manager;
        this.binding = binding;
        this.said = said;
    }

    @Override
    public void handle(H listener, C command, Emission emission) throws Exception {
        manager.execution().run(binding.bound(), command, emission.id());
    }

    @Override
    public Serializable wrapped() {
        return said;
    }
}
