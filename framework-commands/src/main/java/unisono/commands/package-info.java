/// Commands of the modules of one application.
///
/// Start with [ModuleCommands], which shows the language, then [CommandBus].
///
/// - **command**: an immutable record that asks one module to do something; its **name**,
///   [CommandName], is a typed constant of that module's API, and says what comes of it.
/// - **handler**: the class that does it, exactly one for each command.
/// - **sent**: done at once, on the sender's thread and in its transaction. **Submitted**: done
///   beside, on a thread of its own, within a deadline. **Stored**: kept with the sender's change,
///   and done later by any node that delivers.
/// - **outcome**: how it ended, [CommandOutcome]. A **refusal** is an answer, and not a failure.
/// - **policy**: turns an event into a command.
/// - **key**: what makes a repetition known; the same key gives the first one's result.
package unisono.commands;
