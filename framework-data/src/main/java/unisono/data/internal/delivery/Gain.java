package unisono.data.internal.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Slots of one listener that were claimed together.
///
/// @param settled positions above a low
/// @param parked keys of which something failed
/// @param crashes positions at which nodes have ended, and how often
record Gain(
        String listener,
        List<Start> starts,
        Set<Long> settled,
        Collection<ParkedKey> parked,
        Map<Long, Integer> crashes) {

    /// Where a slot begins.
    ///
    /// @param mark the last position that its owner can have begun, if that ended without a word;
    ///   else [#NO_MARK]
    record Start(Hold hold, long low, long mark) {}

    static final long NO_MARK = -1;

    record ParkedKey(int slot, String key) {}
}
