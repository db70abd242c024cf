package unisono.events.internal.routes;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import unisono.events.Dispatched;
import unisono.events.EventBus;
import unisono.events.EventDispatcher;
import unisono.events.EventException;
import unisono.events.ListenerOptions;
import unisono.events.Reaction;
import unisono.events.Registration;
import unisono.events.internal.delivery.Engine;
import unisono.events.internal.delivery.Results;
import unisono.events.internal.delivery.Route;

/// Event objects: the routes of their classes, and the listeners that come and go.
public final class TypedEvents implements EventBus, EventDispatcher {
    private final Engine engine;
    private final AddedListeners added;
    private final ClassCache<Route> routes;
    private final Set<Class<?>> orphans = Collections.synchronizedSet(new LinkedHashSet<>());

    public TypedEvents(Engine engine, RouteTable table, AddedListeners added) {
        this.engine = engine;
        this.added = added;
        this.routes = new ClassCache<>(table::typed);
    }

    @Override
    public void publish(Object event) {
        engine.deliver(route(event), event);
    }

    @Override
    public <E> Dispatched<E> dispatch(E event) {
        return dispatched(event, new Results(null));
    }

    @Override
    public <E> Dispatched<E> dispatchUntil(E event, Predicate<Object> enough) {
        return dispatched(event, new Results(enough));
    }

    /// Publishes an event of the kernel itself, which is no orphan when nobody hears it.
    public void announce(Object event) {
        engine.deliver(routes.get(event.getClass()), event);
    }

    /// Publishes an event of the kernel to everybody, also behind those that fail.
    public void announceToEach(Object event, BiConsumer<String, Throwable> failures) {
        var _ = engine.deliver(routes.get(event.getClass()), event, Results.tolerating(failures));
    }

    private <E> Dispatched<E> dispatched(E event, Results results) {
        var asynchronous = engine.deliver(route(event), event, results);
        return new Dispatched<>(event, results.answers(), results.isStopped(), asynchronous);
    }

    private Route route(@Nullable Object event) {
        if (event == null) {
            throw new EventException("null was published. An event is an object: make one.");
        }
        var route = routes.get(event.getClass());
        if (route.audience().isEmpty()) {
            orphans.add(event.getClass());
        }
        return route;
    }

    @Override
    public Set<Class<?>> orphans() {
        synchronized (orphans) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(orphans));
        }
    }

    @Override
    public void clearOrphans() {
        orphans.clear();
    }

    @Override
    @SuppressWarnings("serial") // handlers can be serialized to be named, and never are
    public <E> Registration listen(
            Class<E> type, ListenerOptions options, Listener<? super E> listener) {
        return added.add(type, options, listener, new Reaction.Handling(AddedListeners::hear));
    }

    @Override
    @SuppressWarnings("serial") // handlers can be serialized to be named, and never are
    public <E> Registration answer(
            Class<E> type, ListenerOptions options, Answering<? super E> listener) {
        return added.add(type, options, listener, new Reaction.Answering(AddedListeners::answer));
    }

    @Override
    public void remove(Object listener) {
        added.remove(_ -> true, listener);
    }

    @Override
    public void remove(Class<?> type, Object listener) {
        added.remove(type::equals, listener);
    }

    @Override
    public boolean isHeard(Class<?> type) {
        return !routes.get(type).audience().isEmpty();
    }
}
