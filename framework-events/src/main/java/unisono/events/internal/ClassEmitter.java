package unisono.events.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import unisono.events.AsyncDeliveries;
import unisono.events.Emitter;
import unisono.events.EventException;
import unisono.events.EventName;
import unisono.events.MessageName;
import unisono.events.QuestionName;

/// The emitter of one class, with the routes of what it has emitted so far.
///
/// They stand in an array that is grown until no two fall on one place, so that finding one is one
/// access and one comparison: names number themselves, and a class emits few.
final class ClassEmitter implements Emitter {
    private static final int SIZE_AT_FIRST = 4;
    private static final int SIZE_MAX = 1 << 14;

    private final Class<?> emitter;
    private final RouteTable table;
    private final Engine engine;
    private final Map<MessageName<?>, Route> known = new ConcurrentHashMap<>();
    private volatile @Nullable Route[] front = new Route[SIZE_AT_FIRST];

    ClassEmitter(Class<?> emitter, RouteTable table, Engine engine) {
        this.emitter = emitter;
        this.table = table;
        this.engine = engine;
    }

    @Override
    public <P> void emit(EventName<P> event, P payload) {
        engine.deliver(route(event), payload);
    }

    @Override
    public <P> AsyncDeliveries emitAsync(EventName<P> event, P payload) {
        return engine.deliver(route(event), payload, new Results(null));
    }

    @Override
    public <P, A> A ask(QuestionName<P, A> question, P payload) {
        return askUntil(question, payload, _ -> true)
                .orElseThrow(() ->
                        new EventException(
                                "%s was asked by %s, and nobody answered. Let a listener do so with answering(...), or ask with askAll, which may be answered by nobody."
                                        .formatted(question, emitter.getSimpleName())));
    }

    @Override
    public <P, A> List<A> askAll(QuestionName<P, A> question, P payload) {
        var results = new Results(null);
        var _ = engine.deliver(route(question), payload, results);
        return answers(results);
    }

    @Override
    @SuppressWarnings("unchecked") // whoever answers was checked against the question
    public <P, A> Optional<A> askUntil(
            QuestionName<P, A> question, P payload, Predicate<? super A> enough) {
        var results = new Results(answer -> enough.test((A) answer));
        var _ = engine.deliver(route(question), payload, results);
        return Optional.ofNullable((A) results.satisfying());
    }

    @SuppressWarnings("unchecked") // whoever answers was checked against the question
    private static <A> List<A> answers(Results results) {
        return (List<A>) List.copyOf(results.answers());
    }

    private Route route(MessageName<?> message) {
        var places = front;
        var route = places[message.hashCode() & places.length - 1];
        return route != null && route.isFor(message) ? route : lookUp(message);
    }

    private Route lookUp(MessageName<?> message) {
        var route = known.get(message);
        return route == null ? resolve(message) : route;
    }

    private synchronized Route resolve(MessageName<?> message) {
        var route = known.get(message);
        if (route == null) {
            route = table.named(emitter, message);
            known.put(message, route);
            arrange();
        }
        return route;
    }

    /// Those that still share a place at the greatest size are found in the map.
    private void arrange() {
        int size = front.length;
        var places = placed(size);
        while (places == null && size < SIZE_MAX) {
            size *= 2;
            places = placed(size);
        }
        if (places != null) {
            front = places;
        }
    }

    private @Nullable Route @Nullable [] placed(int size) {
        var places = new Route[size];
        for (var route : known.values()) {
            int place = route.message().hashCode() & size - 1;
            if (places[place] != null) {
                return null;
            }
            places[place] = route;
        }
        return places;
    }
}
