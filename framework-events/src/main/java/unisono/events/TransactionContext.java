package unisono.events;

/// What the kernel must know of transactions. The data module binds it; without one, in-transaction
/// listeners simply run, and start-up refuses those of other timings.
///
/// Every method is called on the emitter's thread.
public interface TransactionContext {
    /// Whether a transaction is bound to this thread.
    boolean active();

    /// Takes an emission into the log of the bound transaction, in the order of the calls. Called
    /// before its listeners run, and only while [#active()].
    void record(Emission emission);

    /// Keeps a delivery for later in the life of the bound transaction. Deliveries of one timing
    /// run in the order of the calls, on this thread.
    ///
    /// - [Timing#BEFORE_COMMIT]: while it is still bound; what throws rolls it back. Deliveries
    ///   that are put off meanwhile run, too, until none is left.
    /// - [Timing#AFTER_COMMIT], [Timing#AFTER_ROLLBACK]: when it is over, unbound, and its
    ///   connection returned. Such a delivery does not throw.
    ///
    /// When the connection is lost while it commits, nobody knows what became of it, and neither of
    /// the latter two runs.
    void defer(Timing timing, Runnable delivery);

    /// Keeps what must happen unless the bound transaction is known to have committed: when it has
    /// rolled back, and when nobody knows. Runs before the deliveries after a rollback, as they do.
    void unlessCommitted(Runnable action);

    /// Forbids the bound transaction to commit, because a listener failed. The first failure
    /// counts.
    ///
    /// @param delivery names the event and the listener, for the message of the exception that the
    ///   outermost transaction throws when somebody caught this one
    void doom(String delivery, Throwable failure);
}
