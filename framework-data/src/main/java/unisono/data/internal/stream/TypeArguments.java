package unisono.data.internal.stream;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import unisono.data.DataException;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateType;

/// The classes that an aggregate type is about, as its first state declares them.
///
/// @param aggregate who emits
/// @param event the sealed interface
record TypeArguments(Class<?> aggregate, Class<?> event) {
    static TypeArguments of(AggregateType<?, ?, ?> type) {
        var state = type.start().getClass();
        var found = in(state);
        if (found == null) {
            throw new DataException(
                    "%s, with which the aggregate type %s starts, does not say which Aggregate<A, E> it is. Let it implement one, with both classes named."
                            .formatted(state.getName(), type));
        }
        return found;
    }

    private static @Nullable TypeArguments in(Class<?> type) {
        return Arrays.stream(type.getGenericInterfaces())
                .map(TypeArguments::in)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable TypeArguments in(Type type) {
        if (type instanceof Class<?> plain) {
            return in(plain);
        }
        return type instanceof ParameterizedType parameterized
                        && parameterized.getRawType() == Aggregate.class
                        && parameterized.getActualTypeArguments()[0] instanceof Class<?> aggregate
                        && parameterized.getActualTypeArguments()[1] instanceof Class<?> event
                ? new TypeArguments(aggregate, event)
                : null;
    }
}
