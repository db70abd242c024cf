package unisono.data.aggregate;

/// The state of an aggregate, and how many events led there.
///
/// @param version 0 when nothing has happened yet
public record Versioned<A>(A state, int version) {}
