package shop.receipt;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A mail could not be made or handed over; or where it shall go is not well said.
public final class PostException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    public PostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
