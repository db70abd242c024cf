package unisono.data;

import java.util.List;

/// What was done to keep the log small, and what was in the way.
///
/// @param dropped partitions that are gone
/// @param held whoever still needs what was to be dropped, and who keeps too much
/// @param losses of listeners that nobody runs
/// @param busy whether a partition could not be dropped in time, because a transaction that has
///   used the log goes on; it is tried again
/// @param bytes that the log has now
public record RetentionReport(
        List<LogPartition> dropped,
        List<Holder> held,
        List<Loss> losses,
        boolean busy,
        long bytes) {
    public RetentionReport {
        dropped = List.copyOf(dropped);
        held = List.copyOf(held);
        losses = List.copyOf(losses);
    }

    /// Somebody for whom the log is kept.
    ///
    /// @param who `listener x`, `replay 7 of x`, or `horizon`
    /// @param low everything up to here is not needed any more
    /// @param bytes about how much of the log is kept for it
    /// @param forgotten whether it is a listener that is paused, or that no node runs
    public record Holder(String who, long low, long bytes, boolean forgotten) {}

    /// What a listener will never hear.
    ///
    /// @param behind the position up to which it has heard everything
    /// @param until the position of the last event that it may have lost
    /// @param events how many it would have heard
    public record Loss(String listener, long behind, long until, long events) {}
}
