package unisono.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/// Emits events and asks questions. Inject it where something happens that others want to hear of.
///
/// The emitter is named, must belong to the module that implements the event's API, and its manager
/// must have said that it [emits][EventManager#emits] the event; so no module can emit another's
/// events, and everything emitted is known. All in-transaction listeners have run when `emit`
/// returns: first those of the emitting module, then the others; by priority, then in module order,
/// then as registered. A nested emission is delivered completely before the outer one goes on.
///
/// Thread-safe. An event that has listeners needs a transaction where the application has a
/// transaction manager, and is recorded in its log; one that nobody hears may be emitted without. A
/// question needs none. An emission without middleware and transaction allocates nothing and costs
/// little more than the calls of its listeners, however many other subscriptions there are.
public interface Events {
    /// Emits an event with its payload.
    ///
    /// @throws EventException if the emitter may not emit this event, if there is no transaction,
    ///   or if emissions are nested more deeply than [Application.Builder#depthMax(int)] allows
    /// @throws RuntimeException (or any other Throwable, unchanged) what the first failing listener
    ///   threw; later listeners do not run and the transaction will roll back, even when the
    ///   exception is caught
    default <P> void emit(Class<?> emitter, EventName<P> event, P payload) {
        emitter(emitter).emit(event, payload);
    }

    /// Emits an event without payload, as [#emit(Class, EventName, Object)] does.
    default void emit(Class<?> emitter, EventName<NoPayload> event) {
        emit(emitter, event, NoPayload.NO_PAYLOAD);
    }

    /// Emits an event as [#emit(Class, EventName, Object)] does, and returns a handle on its
    /// asynchronous listeners.
    default <P> AsyncDeliveries emitAsync(Class<?> emitter, EventName<P> event, P payload) {
        return emitter(emitter).emitAsync(event, payload);
    }

    /// Emits an event at a time, as [Emitter#emitAt] does.
    default <P> void emitAt(Class<?> emitter, Instant time, EventName<P> event, P payload) {
        emitter(emitter).emitAt(time, event, payload);
    }

    /// Emits an event after some time, as [Emitter#emitAfter] does.
    default <P> void emitAfter(Class<?> emitter, Duration delay, EventName<P> event, P payload) {
        emitter(emitter).emitAfter(delay, event, payload);
    }

    /// Asks a question and returns the answer of the first listener in delivery order that gives
    /// one. No other is called.
    ///
    /// @throws EventException if nobody answers
    /// @throws RuntimeException (or any other Throwable, unchanged) what the listener threw
    default <P, A> A ask(Class<?> asker, QuestionName<P, A> question, P payload) {
        return emitter(asker).ask(question, payload);
    }

    /// Asks everybody, and returns the answers in delivery order; none when nobody listens.
    default <P, A> List<A> askAll(Class<?> asker, QuestionName<P, A> question, P payload) {
        return emitter(asker).askAll(question, payload);
    }

    /// Asks one listener after the other until an answer satisfies; empty when none does.
    default <P, A> Optional<A> askUntil(
            Class<?> asker, QuestionName<P, A> question, P payload, Predicate<? super A> enough) {
        return emitter(asker).askUntil(question, payload, enough);
    }

    /// Makes of some work one that another thread can do as if this one went on: what it emits has
    /// the cause and correlation that it would have here. Transaction and [Origin] stay behind.
    <T> Callable<T> carried(Callable<T> work);

    /// Names the emitter once, as a logger is named once per class.
    ///
    /// @throws EventException if the class belongs to no application module
    Emitter emitter(Class<?> emitter);
}
