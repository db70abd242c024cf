package unisono.cli;

import java.util.List;

/// The commands that a module adds to the command line. Found by `ServiceLoader`: the JPMS module
/// says `provides unisono.cli.Commands with …`, and opens the package of its commands to
/// `info.picocli`.
public interface Commands {
    /// New picocli command objects, most of them an [ApplicationCommand], in the order in which the
    /// help lists them.
    List<Object> commands();

    /// The variables that they, and what they boot, read beside those of the framework; by default
    /// none. [Configuration#variables()] has what is said in them.
    default List<Variable> variables() {
        return List.of();
    }
}
