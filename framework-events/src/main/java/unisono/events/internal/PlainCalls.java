package unisono.events.internal;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import unisono.events.Handler;

/// The handlers and listeners of plain subscribers, side by side: all that a call needs, once every
/// listener has been constructed.
///
/// The first stands apart, because most events have one listener, whom that spares two arrays.
/// Final fields publish the listeners safely, so that nothing volatile is read on the way.
final class PlainCalls {
    private final Handler<Object, Object> firstHandler;
    private final Object firstListener;
    private final Handler<Object, Object>[] moreHandlers;
    private final Object[] moreListeners;

    private PlainCalls(Handler<Object, Object>[] handlers, Object[] listeners) {
        firstHandler = handlers[0];
        firstListener = listeners[0];
        moreHandlers = Arrays.copyOfRange(handlers, 1, handlers.length);
        moreListeners = Arrays.copyOfRange(listeners, 1, listeners.length);
    }

    /// The calls of subscribers; null while a listener is still to be constructed, or when there is
    /// none.
    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
    static @Nullable PlainCalls of(Subscriber[] subscribers) {
        Handler<Object, Object>[] handlers =
                Arrays.stream(subscribers).map(Subscriber::handler).toArray(Handler[]::new);
        var listeners =
                Arrays.stream(subscribers)
                        .map(Subscriber::constructed)
                        .filter(Objects::nonNull)
                        .toArray();
        boolean complete = listeners.length == handlers.length;
        return complete && listeners.length > 0 ? new PlainCalls(handlers, listeners) : null;
    }

    void run(Object payload) {
        try {
            firstHandler.handle(firstListener, payload);
            var handlers = moreHandlers;
            var listeners = moreListeners;
            for (int i = 0; i < handlers.length; i++) {
                handlers[i].handle(listeners[i], payload);
            }
        } catch (Throwable failure) {
            throw Engine.unchanged(failure);
        }
    }
}
