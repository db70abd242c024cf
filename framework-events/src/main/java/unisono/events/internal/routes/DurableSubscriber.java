package unisono.events.internal.routes;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
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

/// One durable listener, and the subscriber of each event that it hears.
final class DurableSubscriber implements DurableListener {
    private final String name;
    private final Heard heard;
    private final Engine engine;
    private final EmissionRules rules;
    private final Map<EventName<?>, Subscriber> subscribers = new LinkedHashMap<>();

    DurableSubscriber(String name, Heard heard, Engine engine, EmissionRules rules) {
        this.name = name;
        this.heard = heard;
        this.engine = engine;
        this.rules = rules;
    }

    /// Called while the application starts.
    void hear(Map<EventName<?>, Subscriber> events) {
        subscribers.putAll(events);
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
        var subscriber = subscriber(stored);
        return subscriber.wants(live(stored, subscriber), stored.payload());
    }

    @Override
    public @Nullable String key(StoredEmission stored) {
        var subscriber = subscriber(stored);
        var key = subscriber.terms().requireDurability().key();
        if (key == null) {
            return null;
        }
        boolean watching = subscriber.subscription().reaction() instanceof Reaction.Watching;
        var value = key.apply(watching ? live(stored, subscriber) : stored.payload());
        return value == null ? null : value.toString();
    }

    @Override
    public void deliver(StoredEmission stored) throws Exception {
        var subscriber = subscriber(stored);
        var _ = engine.runLater(subscriber, live(stored, subscriber));
    }

    private Subscriber subscriber(StoredEmission stored) {
        var subscriber = subscribers.get(stored.event());
        if (subscriber == null) {
            throw new EventException(
                    "%s does not hear %s. Deliver what events() names."
                            .formatted(name, stored.event()));
        }
        return subscriber;
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
