package unisono.events;

import unisono.events.internal.wiring.HandlerName;
import unisono.events.root.Moment;
import unisono.events.root.RootEvent;

/// The scope of a listener of event objects. See the examples at [EventManager].
///
/// @param <L> the listener
public sealed class TypedScope<L> permits TypedBinding {
    private final OpenScope scope;
    private final Class<L> listener;

    TypedScope(OpenScope scope, Class<L> listener) {
        this.scope = scope;
        this.listener = listener;
    }

    /// Calls a method of the listener with every event object of a class, its subclasses included,
    /// or of an interface.
    public final <E> TypedBinding<L, E> on(Class<E> type, Handler<? super L, ? super E> handler) {
        return bound(
                scope.add(
                        new EventType<>(type),
                        listener,
                        new Reaction.Handling(Erased.handler(handler)),
                        HandlerName.of(handler)));
    }

    /// Calls a method of the listener with each event of a moment of an aggregate.
    public final <E extends RootEvent> TypedBinding<L, E> on(
            Moment<E> moment, Handler<? super L, ? super E> handler) {
        int place =
                scope.add(
                        new EventType<>(moment.type()),
                        listener,
                        new Reaction.Handling(Erased.handler(handler)),
                        HandlerName.of(handler));
        scope.amend(place, terms -> terms.when(moment));
        return bound(place);
    }

    /// Calls a method whose result [EventDispatcher#dispatch] hands to the publisher; null is none.
    public final <E> TypedBinding<L, E> answering(
            Class<E> type, Answerer<? super L, ? super E, ?> answerer) {
        return bound(
                scope.add(
                        new EventType<>(type),
                        listener,
                        new Reaction.Answering(Erased.answerer(answerer)),
                        HandlerName.of(answerer)));
    }

    private <E> TypedBinding<L, E> bound(int place) {
        return new TypedBinding<>(scope, listener, place);
    }
}
