package unisono.data.internal.replay;

/// Somebody else works on the replay.
final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
        super("Somebody else works on this replay.", null, false, false);
    }
}
