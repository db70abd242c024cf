package unisono.events.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unisono.events.EventName;
import unisono.events.ModuleApi;

/// Every event name of the application, and the API that declares it.
final class ApiCatalog {
    private final Map<EventName<?>, Class<?>> apiOf = new HashMap<>();
    private final Map<String, EventName<?>> byText = new HashMap<>();
    private final Set<Class<?>> read = new HashSet<>();
    private final Set<Class<?>> unreadable = new HashSet<>();
    private final Problems problems;

    ApiCatalog(Problems problems) {
        this.problems = problems;
    }

    /// Whether an event is a constant of an API. Of one that cannot be read, which is reported,
    /// everything is believed.
    boolean declares(Class<?> api, EventName<?> event) {
        return unreadable.contains(api)
                || api(event).filter(declaring -> declaring.isAssignableFrom(api)).isPresent();
    }

    /// Reads the constants of an API, once.
    void read(Class<? extends ModuleApi> api) {
        if (read.add(api)) {
            try {
                readConstants(api);
            } catch (IllegalAccessException e) {
                unreadable.add(api);
                problems.add(
                        "The events of %s cannot be read: the interface must be public, in a package that its module exports."
                                .formatted(api.getName()));
            } catch (ExceptionInInitializerError e) {
                unreadable.add(api);
                problems.add(
                        "The events of %s cannot be read: %s"
                                .formatted(api.getName(), e.getCause()));
            }
        }
    }

    /// The API that declares an event; empty for an event of an emitter class.
    Optional<Class<?>> api(EventName<?> event) {
        return Optional.ofNullable(apiOf.get(event));
    }

    /// Notes that an event is used, and refuses it when its name is taken or its payload is
    /// generic.
    void use(EventName<?> event, String at) {
        var first = byText.putIfAbsent(event.text(), event);
        if (first == null) {
            checkPayload(event, at);
        } else if (first != event) {
            problems.add(
                    "%s: two events are named \"%s\", one carries %s and one %s. A name is stored for ever and means one event: rename one of them."
                            .formatted(
                                    at,
                                    event.text(),
                                    first.payloadType().getSimpleName(),
                                    event.payloadType().getSimpleName()));
        }
    }

    private void readConstants(Class<? extends ModuleApi> api) throws IllegalAccessException {
        for (var field : api.getDeclaredFields()) {
            if (field.getType() == EventName.class
                    && field.get(null) instanceof EventName<?> event) {
                apiOf.put(event, api);
                use(event, api.getSimpleName() + "." + field.getName());
            }
        }
    }

    private void checkPayload(EventName<?> event, String at) {
        if (event.payloadType().getTypeParameters().length > 0) {
            problems.add(
                    "%s carries the generic record %s, whose type parameters are lost when it is stored. Use a record without type parameters."
                            .formatted(at, event.payloadType().getSimpleName()));
        }
    }
}
