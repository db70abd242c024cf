package crash.check;

/// A promise that was broken.
///
/// @param kind of it
/// @param what happened, by the ids of the history
public record Violation(Kind kind, String what) {
    /// Which promise.
    public enum Kind {
        /// Committed, says the emitter, and the database does not have it.
        VANISHED,
        /// Rolled back, says the emitter, and the database has it.
        REVIVED,
        /// An emission without an effect.
        LOST,
        /// An emission with two, of a listener that was promised one.
        DOUBLED,
        /// An effect without an emission.
        GHOST,
        /// An effect of something else than was emitted.
        CHANGED,
        /// Effects of one key in another order than its emissions.
        ORDER,
        /// Less than the full rate for too long after a fault.
        SLOW
    }

    @Override
    public String toString() {
        return kind + " " + what;
    }
}
