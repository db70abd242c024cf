package unisono.events.internal.routes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A value for each class, made once, found in one array access in nearly all cases.
///
/// Not a [ClassValue]: its values hang on the class itself and would outlive the application, as
/// when tests boot hundreds. Thread-safe: an entry is immutable, so that reading it in a race shows
/// it whole.
final class ClassCache<V> {
    private static final int FRONT_SIZE = 256;

    private final Map<Class<?>, Entry<V>> all = new ConcurrentHashMap<>();
    private final @Nullable Entry<V>[] front;
    private final Function<Class<?>, V> maker;

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
    ClassCache(Function<Class<?>, V> maker) {
        this.maker = maker;
        this.front = new Entry[FRONT_SIZE];
    }

    V get(Class<?> type) {
        var entry = front[type.hashCode() & FRONT_SIZE - 1];
        return entry != null && entry.type == type ? entry.value : lookUp(type);
    }

    /// The entry first, in front of the place: two classes that share it take turns.
    private V lookUp(Class<?> type) {
        var entry = all.get(type);
        if (entry == null) {
            var made = new Entry<>(type, maker.apply(type));
            var earlier = all.putIfAbsent(type, made);
            entry = earlier == null ? made : earlier;
        }
        front[type.hashCode() & FRONT_SIZE - 1] = entry;
        return entry.value;
    }

    private record Entry<V>(Class<?> type, V value) {}
}
