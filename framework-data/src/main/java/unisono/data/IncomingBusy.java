package unisono.data;

/// Something incoming is just being done by somebody else. Nothing was done; who asks again later
/// is told the answer.
public final class IncomingBusy extends RuntimeException {
    private static final long serialVersionUID = 1;

    public IncomingBusy(String message) {
        super(message);
    }
}
