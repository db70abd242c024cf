package unisono.events.internal.delivery;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import unisono.events.MessageName;

/// The calls of names whose listeners exist and cannot emit: by the name's number, without passing
/// through its route, which is one load less for each emission to wait for. One class's for each
/// name, that which came first; whoever else emits it takes the way of the route.
///
/// Thread-safe: whoever writes a place writes the array anew, which readers read first.
public final class Shortcuts {
    private static final int SIZE_AT_FIRST = 64;

    private volatile @Nullable PlainCalls[] places = new PlainCalls[SIZE_AT_FIRST];

    /// Calls the listeners of a name, if there is a shortcut for who emits what.
    ///
    /// @return whether there was
    public boolean run(Class<?> emitter, MessageName<?> message, @Nullable Object payload) {
        var all = places;
        int place = message.hashCode();
        var calls = place < all.length ? all[place] : null;
        if (calls == null || payload == null || !calls.fit(emitter, payload.getClass())) {
            return false;
        }
        calls.run(payload);
        return true;
    }

    synchronized void offer(MessageName<?> message, PlainCalls calls) {
        int place = message.hashCode();
        if (place >= places.length || places[place] == null) {
            put(place, calls);
        }
    }

    synchronized void withdraw(MessageName<?> message, PlainCalls calls) {
        int place = message.hashCode();
        if (place < places.length && calls.equals(places[place])) {
            put(place, null);
        }
    }

    private void put(int place, @Nullable PlainCalls calls) {
        var all = place < places.length ? places : Arrays.copyOf(places, 2 * place);
        all[place] = calls;
        places = all;
    }
}
