package unisono.data;

import java.time.Instant;

/// What became of something incoming.
///
/// @param answer of the work that did it, now or then
/// @param repeated whether it had been done before, and nothing was done now
/// @param at when it was done
public record Receipt(String answer, boolean repeated, Instant at) {}
