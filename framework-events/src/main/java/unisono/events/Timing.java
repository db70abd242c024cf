package unisono.events;

/// When a listener runs, seen from the emitter's transaction.
///
/// All but [#IN_TRANSACTION] and [#ASYNCHRONOUS] need an application with a transaction manager.
public enum Timing {
    /// Inside it, before `emit` returns; a failure rolls everything back.
    IN_TRANSACTION("in transaction"),
    /// Inside it, when the outermost work is done and before it commits; a failure rolls everything
    /// back. What such a listener emits is delivered, too, its before-commit listeners included.
    BEFORE_COMMIT("before commit"),
    /// When it has committed and its connection is returned, in no transaction. Failures are logged
    /// and change nothing; lost when the process ends first.
    AFTER_COMMIT("after commit"),
    /// When it has rolled back, in no transaction. Failures are logged.
    AFTER_ROLLBACK("after rollback"),
    /// On a virtual thread of its own, with a deadline; in a transaction, when it has committed.
    ASYNCHRONOUS("asynchronous"),
    /// Stored with it, and run when it has committed, on any node, again if need be: see
    /// [DurableBinding].
    DURABLE("durable");

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
