package unisono.commands;

import unisono.commands.internal.PolicyListener;
import unisono.events.EventName;
import unisono.events.ListenerScope;
import unisono.events.WiringLanguage;

/// An event, for which a policy says what follows. See [ModuleCommands].
///
/// @param <E> what the event carries
@WiringLanguage
public final class PolicyScope<E> {
    private final ModuleCommands manager;
    private final ListenerScope<PolicyListener> scope;
    private final EventName<E> event;

    PolicyScope(ModuleCommands manager, ListenerScope<PolicyListener> scope, EventName<E> event) {
        this.manager = manager;
        this.scope = scope;
        this.event = event;
    }

    /// Has a command done whenever the event is emitted, in the emitter's transaction: what it
    /// throws rolls all of it back.
    ///
    /// @param policy which command; null for none
    public <C, R> PolicyBinding sends(CommandName<C, R> command, Policy<E, C> policy) {
        var binding =
                new PolicyBinding(
                        manager,
                        new BoundPolicy(event, command, manager.getClass(), false, manager.at()));
        manager.add(binding);
        scope.on(event, new PolicyHandler<>(binding, command, policy));
        return binding;
    }
}
