package unisono.data;

/// What becomes of a delivery that has not succeeded.
public enum DeliveryState {
    /// It failed, and is tried again when it is due.
    RETRY,
    /// It waits behind one of the same key that failed.
    WAITING,
    /// It failed as often as its listener allows, or cannot be read. It is kept until somebody
    /// retries or drops it, and what comes for its key waits.
    DEAD,
    /// A later release wrote it; a node of that release takes it up.
    SUSPENDED
}
