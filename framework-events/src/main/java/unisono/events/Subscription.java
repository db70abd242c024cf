package unisono.events;

import java.util.List;

/// One line of an [EventManager]: who hears what, from whom, and when.
///
/// @param source the emitter's class or interface (local), or the API (external)
/// @param handler called with the listener and the payload
/// @param handlerName the method as a reader would say it, `PlaceOrder.fromCart`
/// @param handlerKey the same for every reference to one method, so that it runs once per event
/// @param priority higher first; default 0
/// @param at where it is declared, `OrderEvents.java:14`
/// @param notes what the listing adds, such as the scope that this one replaces
public record Subscription(
        Scope scope,
        Class<?> source,
        EventName<?> event,
        Class<?> listener,
        Handler<Object, Object> handler,
        String handlerName,
        Object handlerKey,
        Timing timing,
        int priority,
        String at,
        List<String> notes) {

    /// Whether a subscription hears its own module or another.
    public enum Scope {
        /// Hears what a class of the own module, or a subtype, emits.
        LOCAL,
        /// Hears the events of another module's API, whoever inside that module emits them.
        EXTERNAL;

        @Override
        public String toString() {
            return this == LOCAL ? "local" : "external";
        }
    }

    public Subscription {
        notes = List.copyOf(notes);
    }
}
