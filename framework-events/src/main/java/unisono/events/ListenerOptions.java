package unisono.events;

/// How a listener hears that is added while the application runs.
///
/// @param priority higher first
/// @param stopPropagation whether the event object reaches nobody else after it
public record ListenerOptions(int priority, boolean stopPropagation) {
    /// Priority 0, stops nothing.
    public static final ListenerOptions DEFAULT = new ListenerOptions(0, false);

    /// Another priority.
    public static ListenerOptions atPriority(int priority) {
        return new ListenerOptions(priority, false);
    }

    /// The same, and the event object reaches nobody else.
    public ListenerOptions stoppingPropagation() {
        return new ListenerOptions(priority, true);
    }
}
