package unisono.data;

import java.time.Instant;

/// An event that a replay left out.
///
/// @param error with where it happened, at most 4,000 characters
public record ReplayFailure(long position, Instant at, String error) {}
