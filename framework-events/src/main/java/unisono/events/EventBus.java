package unisono.events;

/// Publishes event objects: plain objects whose class is their name.
///
/// All listeners have run when `publish` returns; the first that fails stops the rest, and its
/// exception passes unchanged. An object that is [Stoppable] and already stopped reaches nobody.
/// Event objects are no part of the event log, and need no transaction. Thread-safe.
public interface EventBus extends EventListeners {
    /// Calls all who hear the class of the event object.
    void publish(Object event);
}
