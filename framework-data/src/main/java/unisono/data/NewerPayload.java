package unisono.data;

/// A stored payload has a later version than the code knows: a newer release wrote it. It is not
/// broken; a node of that release can read it.
public final class NewerPayload extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NewerPayload(String message) {
        super(message);
    }
}
