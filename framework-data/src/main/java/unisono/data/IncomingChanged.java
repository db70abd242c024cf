package unisono.data;

/// Something incoming has the id of another that was done, and is not the same. Nothing was done.
public final class IncomingChanged extends RuntimeException {
    private static final long serialVersionUID = 1;

    public IncomingChanged(String message) {
        super(message);
    }
}
