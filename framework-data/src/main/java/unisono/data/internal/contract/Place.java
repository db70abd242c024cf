package unisono.data.internal.contract;

import java.lang.reflect.AnnotatedType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import unisono.data.DataException;
import unisono.data.internal.ComponentNullness;

/// Where a visitor is: in which payload, at which path, inside which objects, and what the sources
/// say of the type there.
///
/// @param source the type as the sources have it, for its annotations; null where they have none
/// @param around the objects around this place, and where each of them is
/// @param properties how many the payload has so far
record Place(
        String payload,
        String path,
        @Nullable AnnotatedType source,
        int depth,
        Map<JavaType, String> around,
        AtomicInteger properties) {
    private static final int DEPTH_MAX = 32;
    private static final int PROPERTIES_MAX = 1_000;

    Place {
        around = Map.copyOf(around);
    }

    static Place root(Class<?> payload) {
        return new Place(payload.getSimpleName(), "$", null, 0, Map.of(), new AtomicInteger());
    }

    Place property(String name, @Nullable AnnotatedType itsSource) {
        if (properties.incrementAndGet() > PROPERTIES_MAX) {
            throw refusal(
                    "more than %d properties".formatted(PROPERTIES_MAX),
                    "Split the event, or emit the id of what is large");
        }
        return below("." + name, itsSource);
    }

    /// @param mark `[]` for the elements of a list, `{}` for the values of a map
    Place element(String mark) {
        return below(mark, source == null ? null : ComponentNullness.element(source));
    }

    /// What may be in an `Optional` is where the `Optional` is.
    Place inside() {
        return new Place(
                payload,
                path,
                source == null ? null : ComponentNullness.element(source),
                depth,
                around,
                properties);
    }

    Place within(JavaType object) {
        var more = new HashMap<>(around);
        more.put(object, path);
        return new Place(payload, path, source, depth, more, properties);
    }

    private Place below(String step, @Nullable AnnotatedType itsSource) {
        if (depth == DEPTH_MAX) {
            throw refusal(
                    "a nesting deeper than %d".formatted(DEPTH_MAX),
                    "Flatten it, or emit the id of what is large");
        }
        return new Place(payload, path + step, itsSource, depth + 1, around, properties);
    }

    boolean mayBeNull() {
        return source != null && ComponentNullness.mayBeNull(source);
    }

    /// Where the object is that this place is in and that has this type.
    Optional<String> around(JavaType object) {
        return Optional.ofNullable(around.get(object));
    }

    DataException refusal(String what, String mend) {
        return new DataException("%s has at %s %s. %s.".formatted(payload, path, what, mend));
    }
}
