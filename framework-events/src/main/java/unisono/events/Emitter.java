package unisono.events;

import java.util.List;
import java.util.Optional;
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

    /// Emits as [Events#emitAsync(Class, EventName, Object)] does.
    <P> AsyncDeliveries emitAsync(EventName<P> event, P payload);

    /// Asks as [Events#ask(Class, QuestionName, Object)] does.
    <P, A> A ask(QuestionName<P, A> question, P payload);

    /// Asks everybody, as [Events#askAll(Class, QuestionName, Object)] does.
    <P, A> List<A> askAll(QuestionName<P, A> question, P payload);

    /// Asks as [Events#askUntil(Class, QuestionName, Object, Predicate)] does.
    <P, A> Optional<A> askUntil(
            QuestionName<P, A> question, P payload, Predicate<? super A> enough);
}
