package unisono.data;

/// An entity was to be edited that somebody else has changed, or deleted, since the editor saw it.
/// Nothing was written. Who reads it again may repeat the edit.
public final class StaleVersion extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StaleVersion(String message) {
        super(message);
    }
}
