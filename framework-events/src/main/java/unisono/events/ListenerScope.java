package unisono.events;

import unisono.events.internal.HandlerName;

/// A scope of an [EventManager], at one listener. See the examples there.
///
/// @param <L> the listener
public sealed class ListenerScope<L> permits ListenerBinding {
    private final OpenScope scope;
    private final Class<L> listener;

    ListenerScope(OpenScope scope, Class<L> listener) {
        this.scope = scope;
        this.listener = listener;
    }

    /// Calls a method of the listener with the payload whenever the event is emitted in this scope.
    public final <P> ListenerBinding<L> on(
            EventName<P> event, Handler<? super L, ? super P> handler) {
        return bind(event, erased(handler), HandlerName.of(handler));
    }

    /// Calls a method of the listener without the payload.
    public final ListenerBinding<L> on(EventName<?> event, Action<? super L> action) {
        Action<Object> erased = erased(action);
        return bind(event, (target, payload) -> erased.run(target), HandlerName.of(action));
    }

    /// Goes on with another listener in the same scope.
    public final <M> ListenerScope<M> and(Class<M> other) {
        return new ListenerScope<>(scope, other);
    }

    private ListenerBinding<L> bind(
            EventName<?> event, Handler<Object, Object> handler, HandlerName name) {
        var place = scope.add(event, listener, handler, name);
        return new ListenerBinding<>(scope, listener, place);
    }

    /// The compiler has checked listener and payload against the handler; from here on they travel
    /// as objects.
    @SuppressWarnings("unchecked")
    private static Handler<Object, Object> erased(Handler<?, ?> handler) {
        return (Handler<Object, Object>) handler;
    }

    @SuppressWarnings("unchecked")
    private static Action<Object> erased(Action<?> action) {
        return (Action<Object>) action;
    }
}
