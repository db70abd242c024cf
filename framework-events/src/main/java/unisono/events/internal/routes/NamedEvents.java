package unisono.events.internal.routes;

import unisono.events.Emitter;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.MessageName;
import unisono.events.internal.delivery.Engine;
import unisono.events.internal.delivery.Shortcuts;
import unisono.events.internal.wiring.EmissionRules;

/// The emitters of all classes.
public final class NamedEvents implements Events {
    private final ClassCache<Emitter> emitters;
    private final Shortcuts shortcuts = new Shortcuts();
    private final NamedRoutes routes;
    private final Engine engine;

    public NamedEvents(EmissionRules rules, RouteTable table, Engine engine) {
        this.routes = new NamedRoutes(table, shortcuts);
        this.engine = engine;
        this.emitters =
                new ClassCache<>(type -> {
                    var _ = rules.module(type);
                    return new ClassEmitter(type, shortcuts, routes, engine);
                });
    }

    /// As the emitter would, without looking for it first.
    @Override
    public <P> void emit(Class<?> emitter, EventName<P> event, P payload) {
        if (!shortcuts.run(emitter, event, payload)) {
            engine.deliver(routes.route(emitter, event), payload);
        }
    }

    /// Asks anew who may emit a message, and who hears it, when it is next emitted.
    public void forget(MessageName<?> message) {
        routes.forget(message);
    }

    @Override
    public Emitter emitter(Class<?> emitter) {
        return emitters.get(emitter);
    }
}
