package unisono.cli;

import java.util.List;

/// The commands that a module adds to the command line, found by `provides unisono.cli.Commands
/// with …`.
public interface Commands {
    /// New picocli command objects, in the order in which the help lists them.
    List<Object> commands();
}
