package unisono.data;

import org.jspecify.annotations.Nullable;

/// Something was asked of the data module that cannot be: the message says what, why, and how to
/// mend it.
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DataException(String message) {
        this(message, null);
    }

    public DataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
