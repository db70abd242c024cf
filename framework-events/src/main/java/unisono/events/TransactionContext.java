package unisono.events;

/// What the kernel must know of transactions. The data module binds it; without one, in-transaction
/// listeners simply run.
///
/// Every method is called on the emitter's thread.
public interface TransactionContext {
    /// Whether a transaction is bound to this thread.
    boolean active();

    /// Takes an emission into the log of the bound transaction, in the order of the calls. Called
    /// before its listeners run, and only while [#active()].
    void record(Emission emission);

    /// Forbids the bound transaction to commit, because a listener failed. The first failure
    /// counts.
    ///
    /// @param delivery names the event and the listener, for the message of the exception that the
    ///   outermost transaction throws when somebody caught this one
    void doom(String delivery, Throwable failure);
}
