package unisono.events;

/// The event object of the end of start-up: every module is initialized, and nothing has been asked
/// of the application yet. What a listener throws fails the start.
public record ApplicationBooted() {}
