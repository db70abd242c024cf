package unisono.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// The short form of [Events] for one class: made once, by [Events#emitter(Class)], as loggers are.
/// Thread-safe.
public interface Emitter {
    /// Emits an event with its payload, as [Events#emit(Class, EventName, Object)] does.
    <P> void emit(EventName<P> event, P payload);

    /// Emits an event without payload.
    default void emit(EventName<NoPayload> event) {
        emit(event, NoPayload.NO_PAYLOAD);
    }

    /// Emits an event as [#emit(EventName, Object)] does.
    ///
    /// @return the id of the emission, under which the log has it
    <P> UUID emitIdentified(EventName<P> event, P payload);

    /// Emits as [Events#emitAsync(Class, EventName, Object)] does.
    <P> AsyncDeliveries emitAsync(EventName<P> event, P payload);

    /// Emits an event at a time: it is stored with the change that plans it, or undone with it, and
    /// emitted when it is due on a node that delivers, in a transaction of its own, exactly once.
    /// Its listeners run then, in that transaction or as their timing says. What they throw undoes
    /// that transaction, and it is tried again.
    ///
    /// The clock is the database's. At a time that is over, it is due at once. Costs a round trip.
    /// Middleware stands around it when it is emitted, and its cause is what was being delivered
    /// when it was planned.
    ///
    /// @throws EventException if this class may not emit the event, if there is no transaction, or
    ///   if the application has no database that would keep it
    /// @throws IllegalArgumentException if the time is before 1970 or after 9999
    <P> void emitAt(Instant time, EventName<P> event, P payload);

    /// Emits an event after some time, as [#emitAt] does.
    ///
    /// @param delay not negative, and ten years at the most
    <P> void emitAfter(Duration delay, EventName<P> event, P payload);

    /// The emission in the future that has this name in the emitter's module. Costs nothing before
    /// one of its methods is called.
    ///
    /// @param name 1 to 200 characters, none of them a control character: an id, such as that of
    ///   what it is about
    NamedTimer timer(String name);

    /// Asks as [Events#ask(Class, QuestionName, Object)] does.
    <P, A> A ask(QuestionName<P, A> question, P payload);

    /// Asks everybody, as [Events#askAll(Class, QuestionName, Object)] does.
    <P, A> List<A> askAll(QuestionName<P, A> question, P payload);

    /// Asks as [Events#askUntil(Class, QuestionName, Object, Predicate)] does.
    <P, A> Optional<A> askUntil(
            QuestionName<P, A> question, P payload, Predicate<? super A> enough);
}
