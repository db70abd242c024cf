package unisono.events;

import java.util.Set;
import java.util.function.Predicate;

/// An [EventBus] whose publisher learns what came of it. Thread-safe.
public interface EventDispatcher extends EventListeners {
    /// Calls all who hear the class of the event object, as [EventBus#publish] does, and collects
    /// their results.
    <E> Dispatched<E> dispatch(E event);

    /// Calls one after the other until a result satisfies the predicate; the rest is not called.
    <E> Dispatched<E> dispatchUntil(E event, Predicate<Object> enough);

    /// The classes of event objects that nobody heard, in the order of their first publication
    /// since the last [#clearOrphans()]. The kernel's own, such as [ApplicationBooted], are none.
    Set<Class<?>> orphans();

    /// Forgets the orphans.
    void clearOrphans();
}
