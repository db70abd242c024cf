package unisono.commands;

import java.time.Instant;

/// A stored command failed, on whatever node and at whatever time. What is left of the failure is
/// its class, its message and its time; where it was thrown stands with the delivery.
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String type;
    private final Instant at;

    /// Tells of a failure.
    ///
    /// @param type the class of the exception
    /// @param message its message, or empty
    public CommandFailed(String type, String message, Instant at) {
        super(message, null, false, false);
        this.type = type;
        this.at = at;
    }

    /// The class of the exception, by its full name.
    public String type() {
        return type;
    }

    /// When it was last thrown.
    public Instant at() {
        return at;
    }
}
