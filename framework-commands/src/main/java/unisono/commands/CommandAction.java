package unisono.commands;

import java.io.Serializable;

/// What does a command that has no result: a [CommandHandler] that returns nothing.
///
/// @param <H> the handler's class
/// @param <C> the command
@FunctionalInterface
public interface CommandAction<H, C> extends Serializable {
    void handle(H handler, C command) throws Exception;
}
