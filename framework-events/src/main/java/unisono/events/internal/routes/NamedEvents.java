package unisono.events.internal.routes;

import java.util.Optional;
import java.util.concurrent.Callable;
import unisono.events.EmissionTimers;
import unisono.events.Emitter;
import unisono.events.EventException;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.MessageName;
import unisono.events.PlannedEmission;
import unisono.events.internal.delivery.Engine;
import unisono.events.internal.delivery.Shortcuts;
import unisono.events.internal.wiring.EmissionRules;

/// The emitters of all classes.
public final class NamedEvents implements Events {
    private final ClassCache<Emitter> emitters;
    private final Shortcuts shortcuts = new Shortcuts();
    private final NamedRoutes routes;
    private final Engine engine;
    private final EmissionRules rules;

    public NamedEvents(
            EmissionRules rules, RouteTable table, Engine engine, Optional<EmissionTimers> timers) {
        this.routes = new NamedRoutes(table, shortcuts);
        this.engine = engine;
        this.rules = rules;
        var later = new LaterEmissions(rules, routes, engine, timers);
        this.emitters =
                new ClassCache<>(type -> {
                    var _ = rules.module(type);
                    return new ClassEmitter(type, shortcuts, routes, engine, later);
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

    /// Emits what was planned, on behalf of whoever did, as long as somebody of the module emits
    /// it.
    public void emitDue(PlannedEmission due) {
        var emitter =
                rules.emitter(due.event(), due.module(), due.emitter())
                        .orElseThrow(() ->
                                new EventException(
                                        "%s was planned by %s of module %s, no class of which emits it any more. Declare it there with emits(…), or cancel what is planned."
                                                .formatted(
                                                        due.event(), due.emitter(), due.module())));
        engine.deliverDue(routes.route(emitter, due.event()), due);
    }

    @Override
    public <T> Callable<T> carried(Callable<T> work) {
        return engine.carried(work);
    }

    @Override
    public Emitter emitter(Class<?> emitter) {
        return emitters.get(emitter);
    }
}
