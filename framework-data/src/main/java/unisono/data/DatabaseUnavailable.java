package unisono.data;

/// No connection to the database could be had in time: it is down, or all connections are in use.
/// Nothing was written; trying again later may succeed.
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
