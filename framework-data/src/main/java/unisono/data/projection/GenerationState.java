package unisono.data.projection;

/// What a generation of a projection is for.
public enum GenerationState {
    /// Readers know it.
    LIVE,
    /// It is folded beside the live one, to take its place.
    BUILDING,
    /// It was live before, and stands still.
    OLD
}
