package unisono.data;

/// What has become of a replay.
public enum ReplayState {
    /// It goes on, or waits for a node that delivers and knows its listener.
    RUNNING,
    /// Somebody paused it.
    PAUSED,
    /// A delivery failed for good: it waits for somebody to resume, skip or cancel.
    STOPPED,
    /// All is done.
    DONE,
    /// Somebody ended it before its end.
    CANCELLED
}
