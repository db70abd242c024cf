package unisono.postgres;

/// The embedded server cannot be had: the message says why, and how to mend it.
public final class PostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message what, why, and how to mend it
    public PostgresException(String message) {
        super(message);
    }

    /// @param message what, why, and how to mend it
    /// @param cause what the operating system said
    public PostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
