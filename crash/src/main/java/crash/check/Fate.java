package crash.check;

/// What an emitter knows of the transaction in which it emitted.
enum Fate {
    /// It began, and nothing more is known: whoever emitted may have been killed.
    BEGAN,
    COMMITTED,
    ROLLEDBACK,
    /// It was told that nobody knows.
    UNKNOWN
}
