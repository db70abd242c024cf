package unisono.events.internal;

import com.google.inject.Injector;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import unisono.events.ApplicationModule;
import unisono.events.EventException;
import unisono.events.EventName;
import unisono.events.Subscription;
import unisono.events.internal.Wiring.Heard;

/// Who hears what, resolved when a class first emits an event and kept.
final class RouteTable {
    private final Wiring wiring;
    private final Injector injector;
    private final Map<Class<?>, ListenerInstance> listeners = new ConcurrentHashMap<>();
    private final Map<Class<?>, Map<EventName<?>, Route>> routes = new ConcurrentHashMap<>();

    RouteTable(Wiring wiring, Injector injector) {
        this.wiring = wiring;
        this.injector = injector;
    }

    /// @throws EventException if the class may not emit the event
    Route route(Class<?> emitter, EventName<?> event) {
        var ofEmitter = routes.computeIfAbsent(emitter, _ -> new ConcurrentHashMap<>());
        var known = ofEmitter.get(event);
        return known != null
                ? known
                : ofEmitter.computeIfAbsent(event, _ -> resolve(emitter, event));
    }

    private Route resolve(Class<?> emitter, EventName<?> event) {
        var module = wiring.graph().owner(emitter).orElseThrow(() -> homeless(emitter, event));
        refuseForeign(module, emitter, event);
        refuseUnknown(emitter, event);
        Set<Object> handlers = new HashSet<>();
        var deliveries =
                wiring.heard().stream()
                        .filter(heard -> heard.subscription().event().equals(event))
                        .filter(heard -> hears(heard, module, emitter))
                        .map(this::delivery)
                        .filter(delivery -> handlers.add(delivery.handlerKey()))
                        .toList();
        return new Route(emitter, event, module.name(), deliveries);
    }

    private static boolean hears(Heard heard, ApplicationModule module, Class<?> emitter) {
        return heard.subscription().scope() == Subscription.Scope.LOCAL
                ? heard.module().equals(module)
                        && heard.subscription().source().isAssignableFrom(emitter)
                : !heard.module().equals(module);
    }

    private Delivery delivery(Heard heard) {
        var type = heard.subscription().listener();
        var listener =
                listeners.computeIfAbsent(
                        type, _ -> new ListenerInstance(injector.getProvider(type)));
        return new Delivery(heard.subscription(), heard.module().name(), listener);
    }

    private void refuseForeign(ApplicationModule module, Class<?> emitter, EventName<?> event) {
        wiring.catalog()
                .api(event)
                .filter(api -> !module.apis().contains(api))
                .ifPresent(api -> {
                    throw new EventException(
                            "%s was emitted by %s of module %s, but it belongs to %s, and only the module that implements an API emits its events. %s."
                                    .formatted(
                                            event,
                                            emitter.getSimpleName(),
                                            module.name(),
                                            api.getSimpleName(),
                                            mendForeign(api)));
                });
    }

    private void refuseUnknown(Class<?> emitter, EventName<?> event) {
        if (!wiring.catalog().isKnown(event)) {
            throw new EventException(
                    "%s was emitted by %s under a name that another event has. An event is one constant: name it where it is declared, and do not make it anew."
                            .formatted(event, emitter.getSimpleName()));
        }
        if (event.payloadType().getTypeParameters().length > 0) {
            throw new EventException(
                    "%s was emitted by %s with the generic record %s, whose type parameters are lost when it is stored. Use a record without type parameters."
                            .formatted(
                                    event,
                                    emitter.getSimpleName(),
                                    event.payloadType().getSimpleName()));
        }
    }

    private String mendForeign(Class<?> api) {
        return wiring.graph()
                .implementing(api)
                .map(owner ->
                        "Call a command of %s (module %s), or emit an event of the own module"
                                .formatted(api.getSimpleName(), owner.name()))
                .orElse("No module lists it in apis(): do so in the module that implements it");
    }

    private EventException homeless(Class<?> emitter, EventName<?> event) {
        var names = wiring.graph().modules().stream().map(ApplicationModule::name).toList();
        return new EventException(
                "%s was emitted by %s, a class of no application module. Emit on behalf of a class of one of: %s."
                        .formatted(
                                event,
                                emitter.getName(),
                                names.isEmpty() ? "none" : String.join(", ", names)));
    }
}
