package unisono.events.internal.routes;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import unisono.events.MessageName;
import unisono.events.internal.delivery.Route;
import unisono.events.internal.delivery.Shortcuts;

/// The routes of names that have been emitted or asked so far, found without a map: names number
/// themselves, so each has a place of its own in an array. The classes that emit one name stand
/// there in a row; mostly it is one.
///
/// On the way of every emission: one object less to pass through is half a nanosecond.
final class NamedRoutes {
    private static final int SIZE_AT_FIRST = 64;

    private final RouteTable table;
    private final Shortcuts shortcuts;
    private volatile @Nullable Route[] firsts = new Route[SIZE_AT_FIRST];

    NamedRoutes(RouteTable table, Shortcuts shortcuts) {
        this.table = table;
        this.shortcuts = shortcuts;
    }

    /// The route of a name that a class emits or asks.
    ///
    /// @throws unisono.events.EventException if the class may not
    Route route(Class<?> emitter, MessageName<?> message) {
        var first = first(message);
        return first != null && first.emitter() == emitter ? first : lookUp(emitter, message);
    }

    private @Nullable Route first(MessageName<?> message) {
        var places = firsts;
        int place = message.hashCode();
        return place < places.length ? places[place] : null;
    }

    private Route lookUp(Class<?> emitter, MessageName<?> message) {
        var known = inRow(emitter, message);
        return known == null ? resolve(emitter, message) : known;
    }

    private @Nullable Route inRow(Class<?> emitter, MessageName<?> message) {
        var route = first(message);
        while (route != null && route.emitter() != emitter) {
            route = route.next();
        }
        return route;
    }

    /// Resolves the routes of a message anew when it is next emitted.
    synchronized void forget(MessageName<?> message) {
        if (first(message) != null) {
            place(message, null);
        }
        table.forget(message);
    }

    private synchronized Route resolve(Class<?> emitter, MessageName<?> message) {
        var known = inRow(emitter, message);
        if (known != null) {
            return known;
        }
        var route = table.named(emitter, message, first(message), shortcuts);
        place(message, route);
        return route;
    }

    private void place(MessageName<?> message, @Nullable Route route) {
        int place = message.hashCode();
        var places = Arrays.copyOf(firsts, Math.max(firsts.length, 2 * place));
        places[place] = route;
        firsts = places;
    }
}
