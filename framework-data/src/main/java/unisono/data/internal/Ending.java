package unisono.data.internal;

/// How a transaction ended.
enum Ending {
    /// Also how it ends that never came to its commit.
    ROLLED_BACK,
    COMMITTED,
    /// It was about to commit, and no answer came.
    UNKNOWN
}
