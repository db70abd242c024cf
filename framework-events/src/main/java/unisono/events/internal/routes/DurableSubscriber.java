package unisono.events.internal.routes;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import unisono.events.Durability;
import unisono.events.DurableListener;
import unisono.events.EventException;
import unisono.events.EventName;
import unisono.events.Reaction;
import unisono.events.StoredEmission;
import unisono.events.internal.delivery.Engine;
import unisono.events.internal.delivery.LiveEmission;
import unisono.events.internal.delivery.Route;
import unisono.events.internal.delivery.Subscriber;
import unisono.events.internal.wiring.EmissionRules;
import unisono.events.internal.wiring.Heard;

/// One durable listener, and the subscribers of each event that it hears: one, unless several share
/// its deliveries.
final class DurableSubscriber implements DurableListener {
    /// The log may hold names of any number of releases.
    private static final int ROUTES_MAX = 1_000;

    private final String name;
    private final Heard heard;
    private final Engine engine;
    private final EmissionRules rules;
    private final Map<EventName<?>, List<Subscriber>> subscribers = new LinkedHashMap<>();
    private final Map<Source, Route> routes = new ConcurrentHashMap<>();

    /// Who emitted it, in the words of the log, and one who hears it.
    private record Source(
            Subscriber subscriber, EventName<?> event, String module, String emitter) {}

    DurableSubscriber(String name, Heard heard, Engine engine, EmissionRules rules) {
        this.name = name;
        this.heard = heard;
        this.engine = engine;
        this.rules = rules;
    }

    /// Called while the application starts. A handler that is bound twice hears an event once.
    void hear(EventName<?> event, Subscriber subscriber) {
        var hearers = subscribers.computeIfAbsent(event, _ -> new ArrayList<>(1));
        hearers.removeIf(other -> handler(other).equals(handler(subscriber)));
        hearers.add(subscriber);
    }

    private static Object handler(Subscriber subscriber) {
        return subscriber.subscription().handlerKey();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String module() {
        return heard.module();
    }

    @Override
    public Durability durability() {
        return heard.subscription().terms().requireDurability();
    }

    @Override
    public Set<EventName<?>> events() {
        return Set.copyOf(subscribers.keySet());
    }

    @Override
    public boolean wants(StoredEmission stored) {
        for (var subscriber : subscribers(stored)) {
            if (wants(subscriber, stored)) {
                return true;
            }
        }
        return false;
    }

    private boolean wants(Subscriber subscriber, StoredEmission stored) {
        return subscriber.terms().condition() == null
                || subscriber.wants(live(stored, subscriber), stored.payload());
    }

    @Override
    public @Nullable String key(StoredEmission stored) {
        for (var subscriber : subscribers(stored)) {
            var key = subscriber.terms().requireDurability().key();
            if (key != null) {
                var value = key.apply(keyed(stored, subscriber));
                return value == null ? null : value.toString();
            }
        }
        return null;
    }

    private Object keyed(StoredEmission stored, Subscriber subscriber) {
        boolean watching = subscriber.subscription().reaction() instanceof Reaction.Watching;
        return watching ? live(stored, subscriber) : stored.payload();
    }

    @Override
    public void deliver(StoredEmission stored) throws Exception {
        var hearers = subscribers(stored);
        for (var subscriber : hearers) {
            if (hearers.size() == 1 || wants(subscriber, stored)) {
                var _ = engine.runLater(subscriber, live(stored, subscriber));
            }
        }
    }

    private List<Subscriber> subscribers(StoredEmission stored) {
        var hearers = subscribers.get(stored.event());
        if (hearers == null) {
            throw new EventException(
                    "%s does not hear %s. Deliver what events() names."
                            .formatted(name, stored.event()));
        }
        return hearers;
    }

    private LiveEmission live(StoredEmission stored, Subscriber subscriber) {
        var source = new Source(subscriber, stored.event(), stored.module(), stored.emitter());
        var known = routes.get(source);
        return engine.restored(stored, known != null ? known : route(source));
    }

    private Route route(Source source) {
        var emitter =
                rules.emitter(source.event(), source.module(), source.emitter())
                        .orElse(requireNonNull(source.subscriber().subscription().source()));
        var route = Route.ofStored(emitter, source.event(), source.module(), source.subscriber());
        if (routes.size() < ROUTES_MAX) {
            routes.put(source, route);
        }
        return route;
    }

    @Override
    public String toString() {
        return name;
    }
}
