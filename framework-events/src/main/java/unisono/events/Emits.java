package unisono.events;

/// What a manager says that its module emits or asks.
///
/// @param emitter the class, whose subtypes are meant, too
/// @param at where it is said, `CartEvents.java:14`
public record Emits(Class<?> emitter, MessageName<?> message, String at) {}
