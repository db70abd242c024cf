package unisono.events;

import org.jspecify.annotations.Nullable;
import unisono.events.Cast.Hearer;
import unisono.events.Cast.Note;
import unisono.events.Cast.Shown;

/// One thing that is so in a random application, or happens in it. An application is a list of
/// facts, so that a case that fails can be made smaller by leaving some out.
sealed interface Fact {
    /// The module implements the API of its number.
    record Implements(int module) implements Fact {}

    /// The application lists the module; what is not listed comes by name.
    record Lists(int module) implements Fact {}

    /// A module depends on the API of one of a smaller number.
    record Needs(int module, int other) implements Fact {}

    /// A class belongs to a module; without, to the first.
    record Owns(Class<?> type, int module) implements Fact {}

    /// A middleware stands around everything, so that all emissions take the full way.
    record Watched() implements Fact {}

    /// A line of a manager: who hears what, from whom.
    ///
    /// @param manager those below the number of modules are there from the start; the others come
    ///   and go
    /// @param event null for any
    record Binds(
            int manager,
            Subscription.Scope scope,
            Class<?> source,
            @Nullable EventName<Note> event,
            Class<? extends Hearer> listener,
            How how,
            int priority,
            When when,
            boolean stopping)
            implements Fact {}

    /// Whatever this listener hears leads to another emission, if it can emit.
    record Leads(Class<? extends Hearer> listener, Emitting emitting) implements Fact {}

    /// Something is emitted.
    record Happens(Emitting emitting, int value) implements Fact {}

    /// A manager is added.
    record Adds(int manager) implements Fact {}

    /// All that a manager has added is removed.
    record Removes(int manager) implements Fact {}

    /// A listener of event objects is added by hand.
    record Listens(int number, Class<? extends Shown> type, ListenerOptions options)
            implements Fact {}

    /// The method that is bound.
    enum How {
        ONE,
        TWO,
        WITNESS
    }

    /// The condition.
    enum When {
        ALWAYS,
        EVEN,
        ODD;

        boolean holds(int value) {
            return this == ALWAYS || (value % 2 == 0) == (this == EVEN);
        }
    }

    /// What is emitted.
    ///
    /// @param emitter the class that emits; of an event object its own
    /// @param event null for an event object
    record Emitting(Class<?> emitter, @Nullable EventName<Note> event) {}
}
