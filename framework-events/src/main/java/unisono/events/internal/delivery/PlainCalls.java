package unisono.events.internal.delivery;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import unisono.events.Handler;

/// The handlers and listeners of plain subscribers, side by side: all that a call needs, once every
/// listener has been constructed.
///
/// The first stands apart, because most events have one listener, whom that spares two arrays.
/// Final fields publish the listeners safely, so that nothing volatile is read on the way.
final class PlainCalls {
    /// Stands where nobody listens.
    private static final Handler<Object, Object> NOTHING = (_, _) -> {};

    private final Class<?> emitter;
    private final Class<?> payloadType;
    private final boolean nesting;
    private final Handler<Object, Object> firstHandler;
    private final Object firstListener;
    private final Handler<Object, Object>[] moreHandlers;
    private final Object[] moreListeners;

    private PlainCalls(
            Route route, boolean nesting, Handler<Object, Object>[] handlers, Object[] listeners) {
        this.emitter = route.emitter();
        this.payloadType = route.payloadType();
        this.nesting = nesting;
        firstHandler = handlers[0];
        firstListener = listeners[0];
        moreHandlers = Arrays.copyOfRange(handlers, 1, handlers.length);
        moreListeners = Arrays.copyOfRange(listeners, 1, listeners.length);
    }

    /// The calls of a plain audience; null while a listener is still to be constructed.
    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
    static @Nullable PlainCalls of(Route route, Audience audience) {
        var subscribers = audience.subscribers();
        if (subscribers.length == 0) {
            return new PlainCalls(route, false, new Handler[] {NOTHING}, new Object[] {audience});
        }
        var handlers = new Handler[subscribers.length];
        var listeners = new Object[subscribers.length];
        for (int i = 0; i < subscribers.length; i++) {
            var listener = subscribers[i].constructed();
            if (listener == null) {
                return null;
            }
            handlers[i] = subscribers[i].handler();
            listeners[i] = listener;
        }
        return new PlainCalls(route, audience.isNesting(), handlers, listeners);
    }

    /// Whether a listener might emit in turn, so that the emission must be on the stack.
    boolean isNesting() {
        return nesting;
    }

    /// Whether they are those of a class that emits a payload of that class.
    boolean fit(Class<?> emitting, Class<?> carried) {
        return emitter == emitting && payloadType == carried;
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
