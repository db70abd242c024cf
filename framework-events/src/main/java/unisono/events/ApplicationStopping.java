package unisono.events;

/// The event object of the beginning of the end: everything still works. What a listener throws is
/// logged, and the application stops all the same.
public record ApplicationStopping() {}
