package unisono.events;

import unisono.events.internal.wiring.HandlerName;

/// A scope of an [EventManager], at one listener. See the examples there.
///
/// @param <L> the listener
public sealed class ListenerScope<L> permits ScopedBinding {
    private final OpenScope scope;
    private final Class<L> listener;

    ListenerScope(OpenScope scope, Class<L> listener) {
        this.scope = scope;
        this.listener = listener;
    }

    /// Calls a method of the listener with the payload whenever the event is emitted in this scope.
    public final <P> ListenerBinding<L, P> on(
            EventName<P> event, Handler<? super L, ? super P> handler) {
        return bound(
                scope.add(
                        event,
                        listener,
                        new Reaction.Handling(Erased.handler(handler)),
                        HandlerName.of(handler)));
    }

    /// Calls a method of the listener with the payload and the [Emission].
    public final <P> ListenerBinding<L, P> on(
            EventName<P> event, EmissionHandler<? super L, ? super P> handler) {
        return bound(
                scope.add(
                        event,
                        listener,
                        new Reaction.Witnessing(Erased.handler(handler)),
                        HandlerName.of(handler)));
    }

    /// Calls a method of the listener without the payload.
    public final <P> ListenerBinding<L, P> on(EventName<P> event, Action<? super L> action) {
        return bound(
                scope.add(
                        event,
                        listener,
                        new Reaction.Handling(Erased.handler(action)),
                        HandlerName.of(action)));
    }

    /// Calls a method of the listener with every emission of this scope, of whatever event: of the
    /// emitter, or of the API.
    public final ListenerBinding<L, Emission> onAny(Handler<? super L, ? super Emission> handler) {
        return bound(
                scope.add(
                        null,
                        listener,
                        new Reaction.Watching(Erased.watcher(handler)),
                        HandlerName.of(handler)));
    }

    /// Answers a question that is asked in this scope.
    public final <P, A> AnswerBinding<L, P> answering(
            QuestionName<P, A> question, Answerer<? super L, ? super P, ? extends A> answerer) {
        return new AnswerBinding<>(
                scope,
                listener,
                scope.add(
                        question,
                        listener,
                        new Reaction.Answering(Erased.answerer(answerer)),
                        HandlerName.of(answerer)));
    }

    /// Goes on with another listener in the same scope.
    public final <M> ListenerScope<M> and(Class<M> other) {
        return new ListenerScope<>(scope, other);
    }

    private <P> ListenerBinding<L, P> bound(int place) {
        return new ListenerBinding<>(scope, listener, place);
    }
}
