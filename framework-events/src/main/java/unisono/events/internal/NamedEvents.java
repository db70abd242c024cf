package unisono.events.internal;

import unisono.events.Emitter;
import unisono.events.Events;

/// The emitters of all classes.
final class NamedEvents implements Events {
    private final ClassCache<Emitter> emitters;

    NamedEvents(EmissionRules rules, RouteTable table, Engine engine) {
        this.emitters =
                new ClassCache<>(type -> {
                    var _ = rules.module(type);
                    return new ClassEmitter(type, table, engine);
                });
    }

    @Override
    public Emitter emitter(Class<?> emitter) {
        return emitters.get(emitter);
    }
}
