package unisono.sagas;

import unisono.commands.CommandName;

/// A command that goes out with a step, or is kept to take it back.
///
/// @param name of the command
/// @param command itself
public record StepCommand(Way way, CommandName<?, ?> name, Record command) {
    /// What is done with it.
    public enum Way {
        /// Sent, in the transaction of the step.
        SEND,

        /// Stored with the step, and done later.
        STORE,

        /// Kept, and sent if the process is compensated.
        UNDO
    }
}
