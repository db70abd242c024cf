package unisono.events;

import org.jspecify.annotations.Nullable;

/// Who hears event objects: one registry, behind [EventBus] and [EventDispatcher] alike.
///
/// A listener hears a class with its subclasses, or an interface; [Object] is everything. All
/// listeners that match are called, by priority over the whole hierarchy, then in module order
/// (those that are added here come last), then as registered; each once. Adding and removing does
/// not disturb a dispatch under way. Thread-safe.
public interface EventListeners {
    /// Adds a listener at priority 0.
    default <E> Registration listen(Class<E> type, Listener<? super E> listener) {
        return listen(type, ListenerOptions.DEFAULT, listener);
    }

    /// Adds a listener. The same one may be added several times, and is then called once per event
    /// object, at its first place.
    <E> Registration listen(Class<E> type, ListenerOptions options, Listener<? super E> listener);

    /// Adds a listener whose result [EventDispatcher#dispatch] returns.
    <E> Registration answer(Class<E> type, ListenerOptions options, Answering<? super E> listener);

    /// Removes a [Listener] or [Answering] from wherever it was added; without effect when it was
    /// not.
    void remove(Object listener);

    /// Removes a listener from one type; without effect when it does not hear it.
    void remove(Class<?> type, Object listener);

    /// Whether anybody hears objects of this very class. Constructs no listener.
    boolean isHeard(Class<?> type);

    /// Hears an event object.
    ///
    /// @param <E> the event object
    @FunctionalInterface
    interface Listener<E> {
        void hear(E event) throws Exception;
    }

    /// Hears an event object and has a result.
    ///
    /// @param <E> the event object
    @FunctionalInterface
    interface Answering<E> {
        /// Hears an event object; null is no result.
        @Nullable Object hear(E event) throws Exception;
    }
}
