package unisono.events.internal.wiring;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unisono.events.ApplicationModule;
import unisono.events.DeclaredEvents;
import unisono.events.EventDescription;
import unisono.events.EventName;
import unisono.events.MessageName;
import unisono.events.internal.wiring.Wiring.Declared;
import unisono.events.internal.wiring.Wiring.Wired;

/// The events of the APIs, and those that managers declare.
public final class EventIndex implements DeclaredEvents {
    private static final String NONE = "none";

    private final Wiring wiring;
    private final List<EventDescription> all;

    public EventIndex(Wiring wiring, Wired wired) {
        this.wiring = wiring;
        var modules = new HashMap<MessageName<?>, String>();
        wiring.catalog().ofApis().forEach(event -> modules.put(event, NONE));
        for (Declared declared : wired.emits()) {
            modules.put(declared.emits().message(), declared.module().name());
        }
        this.all =
                modules.entrySet().stream()
                        .filter(entry -> entry.getKey() instanceof EventName<?>)
                        .map(this::describe)
                        .sorted(Comparator.comparing(event -> event.name().text()))
                        .toList();
    }

    private EventDescription describe(Map.Entry<MessageName<?>, String> entry) {
        var name = (EventName<?>) entry.getKey();
        var api = wiring.catalog().api(name);
        var implementing = api.flatMap(wiring.graph()::implementing).map(ApplicationModule::name);
        return new EventDescription(
                name,
                api.map(Class::getSimpleName).orElse(""),
                implementing.orElse(entry.getValue()));
    }

    @Override
    public List<EventDescription> all() {
        return all;
    }

    @Override
    public Optional<String> moduleOf(Class<?> type) {
        return wiring.graph().owner(type).map(ApplicationModule::name);
    }
}
