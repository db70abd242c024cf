package unisono.sagas;

/// Where a process stands.
public enum SagaStatus {
    /// It waits for what comes.
    RUNNING,

    /// It ended well.
    DONE,

    /// It ended, and what it had done was taken back.
    COMPENSATED
}
