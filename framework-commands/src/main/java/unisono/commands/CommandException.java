package unisono.commands;

/// A command was asked for in a way that cannot be. The message says what, why, and how to mend it.
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CommandException(String message) {
        super(message);
    }
}
