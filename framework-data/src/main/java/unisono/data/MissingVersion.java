package unisono.data;

/// An entity was to be edited by somebody who does not say which version they have seen, so that
/// nobody knows whether the edit would undo another one. Nothing was written.
public final class MissingVersion extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MissingVersion(String message) {
        super(message);
    }
}
