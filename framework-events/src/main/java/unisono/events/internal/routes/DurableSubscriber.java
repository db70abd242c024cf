package unisono.events.internal.routes;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import unisono.events.Durability;
import unisono.events.DurableListener;
import unisono.events.EventException;
import unisono.events.EventName;
import unisono.events.Reaction;
import unisono.events.StoredEmission;
import unisono.events.internal.delivery.Engine;
import unisono.events.internal.delivery.LiveEmission;
import unisono.events.internal.delivery.Subscriber;
import unisono.events.internal.wiring.EmissionRules;
import unisono.events.internal.wiring.Heard;

/// One durable listener, and the subscribers of each event that it hears: one, unless several share
/// its deliveries.
final class DurableSubscriber implements DurableListener {
    private final String name;
    private final Heard heard;
    private final Engine engine;
    private final EmissionRules rules;
    private final Map<EventName<?>, List<Subscriber>> subscribers = new LinkedHashMap<>();

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
        return subscribers(stored).stream().anyMatch(subscriber -> wants(subscriber, stored));
    }

    private boolean wants(Subscriber subscriber, StoredEmission stored) {
        return subscriber.wants(live(stored, subscriber), stored.payload());
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
        var emitter =
                rules.emitter(stored.event(), stored.module(), stored.emitter())
                        .orElse(requireNonNull(subscriber.subscription().source()));
        return engine.restored(stored, emitter, subscriber);
    }

    @Override
    public String toString() {
        return name;
    }
}
