package unisono.events;

/// When a listener runs, seen from the emitter's transaction.
public enum Timing {
    /// Inside it, before `emit` returns; a failure rolls everything back.
    IN_TRANSACTION("in transaction");

    private final String words;

    Timing(String words) {
        this.words = words;
    }

    /// As the listing says it.
    @Override
    public String toString() {
        return words;
    }
}
