package unisono.events.internal;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import unisono.events.EventName;
import unisono.events.ModuleApi;

/// Every event name of the application, and the API that declares it.
final class ApiCatalog {
    private final Map<EventName<?>, Class<?>> apiOf = new HashMap<>();
    private final Map<String, EventName<?>> byText = new HashMap<>();
    private final Set<Class<?>> read = new HashSet<>();
    private final Problems problems;

    ApiCatalog(Problems problems) {
        this.problems = problems;
    }

    /// Reads the constants of an API, once.
    void read(Class<? extends ModuleApi> api) {
        if (read.add(api)) {
            Stream.of(api.getDeclaredFields())
                    .filter(field -> field.getType() == EventName.class)
                    .forEach(field -> read(api, field));
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

    private void read(Class<?> api, Field field) {
        var at = api.getSimpleName() + "." + field.getName();
        try {
            if (field.get(null) instanceof EventName<?> event) {
                apiOf.put(event, api);
                use(event, at);
            }
        } catch (IllegalAccessException e) {
            problems.add(
                    "%s cannot be read: %s must be public and in a package that its module exports."
                            .formatted(at, api.getName()));
        } catch (ExceptionInInitializerError e) {
            problems.add("%s cannot be read: %s".formatted(at, e.getCause()));
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
