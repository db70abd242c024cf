package unisono.events.internal;

import unisono.events.Emitter;
import unisono.events.EventName;
import unisono.events.Events;

/// The emitters of all classes.
final class NamedEvents implements Events {
    private final ClassCache<Emitter> emitters;
    private final NamedRoutes routes;
    private final Engine engine;

    NamedEvents(EmissionRules rules, RouteTable table, Engine engine) {
        this.routes = new NamedRoutes(table);
        this.engine = engine;
        this.emitters =
                new ClassCache<>(type -> {
                    var _ = rules.module(type);
                    return new ClassEmitter(type, routes, engine);
                });
    }

    /// As the emitter would, without looking for it first.
    @Override
    public <P> void emit(Class<?> emitter, EventName<P> event, P payload) {
        engine.deliver(routes.route(emitter, event), payload);
    }

    @Override
    public Emitter emitter(Class<?> emitter) {
        return emitters.get(emitter);
    }
}
