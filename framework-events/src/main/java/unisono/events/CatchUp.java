package unisono.events;

/// What becomes of the times of a recurring emission that passed while no node ran, or while it was
/// paused.
public enum CatchUp {
    /// They are left out: the next one is the next in the future. What is late by a minute at the
    /// most is not missed.
    SKIP,
    /// However many they are, it is emitted once, for the last of them. The default.
    ONCE,
    /// It is emitted once for each, in no order.
    EVERY
}
