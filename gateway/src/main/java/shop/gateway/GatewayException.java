package shop.gateway;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The gateway cannot run as it was told to.
public final class GatewayException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    GatewayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
