package unisono.data.internal.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Slots of one listener that were claimed together.
///
/// @param settled positions above a low
/// @param parked keys of which something failed
record Gain(String listener, List<Start> starts, Set<Long> settled, Collection<ParkedKey> parked) {

    /// Where a slot begins.
    record Start(Hold hold, long low) {}

    record ParkedKey(int slot, String key) {}
}
