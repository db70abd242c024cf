package unisono.sagas;

import org.jspecify.annotations.Nullable;

/// A process cannot be begun, stepped or taken back. The message names it, and says what, why, and
/// how to mend it.
public final class SagaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SagaException(String message) {
        this(message, null);
    }

    public SagaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
