package shop.payment;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The payment gateway did not answer, or not as it has to; the message says which.
public final class GatewayFailure extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    public GatewayFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
