package unisono.events.root;

import org.jspecify.annotations.Nullable;

/// The values before and after something was completed.
///
/// @param before null if there was none
/// @param after null if there is none
/// @param <V> immutable
public record Change<V extends Record>(@Nullable V before, @Nullable V after) {}
