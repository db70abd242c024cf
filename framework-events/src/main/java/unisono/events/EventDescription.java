package unisono.events;

/// An event of an application, for listings and checks.
///
/// @param api the simple name of the API that declares it; empty for an event of an emitter class
/// @param module the name of the module that may emit it; `none` when no module implements its API
public record EventDescription(EventName<?> name, String api, String module) {}
