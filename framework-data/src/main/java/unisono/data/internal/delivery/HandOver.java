package unisono.data.internal.delivery;

import java.util.List;

/// What the next owner of a slot must know.
///
/// @param settled positions above the low
record HandOver(Hold hold, long low, List<Long> settled) {}
