package unisono.data.internal.projection;

/// A part of a generation.
record PartId(String projection, int generation, int number) {}
