package shop.gateway;

import java.io.Serial;

/// A call that is not as the gateway wants it; the caller reads why.
final class WrongCall extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final int status;

    WrongCall(int status, String message) {
        super(message);
        this.status = status;
    }

    Reply reply() {
        return Reply.error(status, String.valueOf(getMessage()));
    }
}
