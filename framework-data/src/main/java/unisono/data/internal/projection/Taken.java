package unisono.data.internal.projection;

import unisono.data.projection.ProjectionDefinition.PartitionKey;

/// A part that is this transaction's until its end.
///
/// @param position up to where it is folded
/// @param horizon up to where the log is decided
/// @param live whether its tables have the names that readers know
/// @param asides whether something of its generation is set aside
/// @param partitions how many parts its generation has
record Taken(
        PartId id,
        long position,
        long horizon,
        boolean live,
        boolean asides,
        int partitions,
        PartitionKey key) {}
