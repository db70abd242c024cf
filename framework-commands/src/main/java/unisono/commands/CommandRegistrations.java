package unisono.commands;

import java.util.List;

/// All that a manager of commands said, in its order. For the framework, tests and tools.
public record CommandRegistrations(
        List<BoundCommand<?, ?, ?>> commands, List<BoundPolicy> policies, List<SentCommand> sent) {
    /// Copies all.
    public CommandRegistrations {
        commands = List.copyOf(commands);
        policies = List.copyOf(policies);
        sent = List.copyOf(sent);
    }
}
