package unisono.commands.internal;

import jakarta.inject.Inject;
import unisono.commands.CommandBus;
import unisono.events.WiringLanguage;

/// Hears the events of all policies, whatever module they are of.
@WiringLanguage
public final class PolicyListener {
    private final CommandBus bus;

    @Inject
    PolicyListener(CommandBus bus) {
        this.bus = bus;
    }

    /// To which the commands go.
    public CommandBus bus() {
        return bus;
    }
}
