package unisono.commands;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All commands of an application, for listings and for those who know a command by its text.
/// Injected; thread-safe.
public interface CommandBook {
    /// All commands that are handled, by text.
    List<CommandDescription> all();

    /// All policies, by event, then as declared.
    List<PolicyDescription> policies();

    /// The command of that text, if it is handled.
    Optional<CommandDescription> find(String text);

    /// The text of the name of a stored command, as long as it is known. Costs a short transaction.
    Optional<String> stored(UUID id);
}
