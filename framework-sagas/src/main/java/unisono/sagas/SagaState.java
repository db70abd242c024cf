package unisono.sagas;

/// What a process remembers, and where it stands.
///
/// @param version counts its steps, from 1 for the beginning
public record SagaState<S extends Record>(S state, SagaStatus status, long version) {}
