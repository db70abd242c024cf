package unisono.commands;

import java.util.UUID;

/// Does stored commands when a node delivers them. For the framework.
public interface StoredExecution {
    /// Does a command, unless it was done.
    ///
    /// @param id of the stored command
    <C, R> void run(BoundCommand<?, C, R> bound, C command, UUID id) throws Exception;
}
