package unisono.commands;

import java.io.Serializable;
import unisono.commands.internal.PolicyListener;
import unisono.events.Handler;
import unisono.events.WrappedHandler;

/// Turns an event into a command.
@SuppressWarnings("serial") // never serialized
final class PolicyHandler<E, C> implements Handler<PolicyListener, E>, WrappedHandler {
    private final PolicyBinding binding;
    private final CommandName<C, ?> name;
    private final Policy<E, C> policy;

    PolicyHandler(PolicyBinding binding, CommandName<C, ?> name, Policy<E, C> policy) {
        this.binding = binding;
        this.name = name;
        this.policy = policy;
    }

    @Override
    public void handle(PolicyListener listener, E event) throws Exception {
        var command = policy.commandFor(event);
        if (command == null) {
            return;
        }
        if (binding.bound().durable()) {
            var _ = listener.bus().store(name, command);
        } else {
            var _ = listener.bus().send(name, command);
        }
    }

    @Override
    public Serializable wrapped() {
        return policy;
    }
}
