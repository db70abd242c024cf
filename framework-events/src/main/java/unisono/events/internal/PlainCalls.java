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
    /// Stands where nobody listens.
    private static final Handler<Object, Object> NOTHING = (_, _) -> {};

    private final boolean nesting;
    private final Handler<Object, Object> firstHandler;
    private final Object firstListener;
    private final Handler<Object, Object>[] moreHandlers;
    private final Object[] moreListeners;

    private PlainCalls(boolean nesting, Handler<Object, Object>[] handlers, Object[] listeners) {
        this.nesting = nesting;
        firstHandler = handlers[0];
        firstListener = listeners[0];
        moreHandlers = Arrays.copyOfRange(handlers, 1, handlers.length);
        moreListeners = Arrays.copyOfRange(listeners, 1, listeners.length);
    }

    /// The calls of a plain audience; null while a listener is still to be constructed.
    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
    static @Nullable PlainCalls of(Audience audience) {
        if (audience.isEmpty()) {
            return new PlainCalls(false, new Handler[] {NOTHING}, new Object[] {audience});
        }
        Handler<Object, Object>[] handlers =
                Arrays.stream(audience.subscribers())
                        .map(Subscriber::handler)
                        .toArray(Handler[]::new);
        var listeners =
                Arrays.stream(audience.subscribers())
                        .map(Subscriber::constructed)
                        .filter(Objects::nonNull)
                        .toArray();
        return listeners.length == handlers.length
                ? new PlainCalls(audience.isNesting(), handlers, listeners)
                : null;
    }

    /// Whether a listener might emit in turn, so that the emission must be on the stack.
    boolean isNesting() {
        return nesting;
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
