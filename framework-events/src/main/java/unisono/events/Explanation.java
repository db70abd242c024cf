package unisono.events;

import java.util.List;

/// What may follow an event, a question or an event object: who hears it, and what they emit and
/// ask in turn, over all modules and timings.
///
/// It tells what managers declare: that a listener is given a class that emits, by itself or
/// through what the injector gives it, and not whether it does so each time.
///
/// @param number of this event in the tree, from 1; of one that is [cut][Cut] because it is told
///   elsewhere the number there
/// @param event its text
/// @param emitters who may emit it here; empty for an event object, which nobody declares
/// @param listeners in delivery order; empty where nobody hears it, or it is cut
public record Explanation(
        int number, String event, Kind kind, List<Source> emitters, List<Step> listeners, Cut cut) {
    public Explanation {
        emitters = List.copyOf(emitters);
        listeners = List.copyOf(listeners);
    }

    /// What is heard.
    public enum Kind {
        /// A named event.
        EVENT("event"),
        /// A question, whose listeners answer.
        QUESTION("question"),
        /// An event object, heard by its class.
        OBJECT("object");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /// Why nothing is told of the listeners.
    public enum Cut {
        /// It is told.
        NONE("none"),
        /// It follows from itself: it stands above, and goes on as there.
        RECURSION("recursion"),
        /// Elsewhere in the tree the same follows.
        REPEATED("repeated"),
        /// The tree would become too deep or too large.
        LIMIT("limit");

        private final String words;

        Cut(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /// A class that emits or asks, its module, and where that is declared.
    public record Source(String emitter, String module, String at) {}

    /// A listener, and what it may emit or ask.
    public record Step(SubscriptionDescription subscription, List<Explanation> follows) {
        public Step {
            follows = List.copyOf(follows);
        }
    }
}
