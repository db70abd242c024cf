package unisono.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of an [EventManager]: who hears what, from whom, and when.
///
/// @param source the emitter's class or interface (local), the API (external), or the listener
///   itself where a scope has no emitter
/// @param message the event, question or type that is heard; null for whatever the source emits
/// @param handlerName the method as a reader would say it, `PlaceOrder.fromCart`
/// @param handlerKey the same for every reference to one method, so that it runs once per event
/// @param at where it is declared, `OrderEvents.java:14`
/// @param notes what the listing adds, such as the scope that this one replaces
public record Subscription(
        Scope scope,
        Class<?> source,
        @Nullable MessageName<?> message,
        Class<?> listener,
        Reaction reaction,
        String handlerName,
        Object handlerKey,
        Terms terms,
        String at,
        List<String> notes) {

    /// Whom a subscription hears. Local ones are delivered first.
    public enum Scope {
        /// What a class of the own module, or a subtype, emits.
        LOCAL("local"),
        /// The events of another module's API, whoever inside that module emits them.
        EXTERNAL("external"),
        /// All named events of the application.
        APPLICATION("everywhere"),
        /// Event objects, by their type, whoever publishes them.
        TYPED("typed");

        private final String words;

        Scope(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    public Subscription {
        notes = List.copyOf(notes);
    }

    Subscription under(Terms changed) {
        return new Subscription(
                scope,
                source,
                message,
                listener,
                reaction,
                handlerName,
                handlerKey,
                changed,
                at,
                notes);
    }
}
