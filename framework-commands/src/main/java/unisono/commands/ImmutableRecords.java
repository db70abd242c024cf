package unisono.commands;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import unisono.events.Personal;

/// Finds out whether a record is immutable, as far as its type tells: commands travel between
/// threads and nodes, and what they say must not change on the way. For the framework: whoever
/// stores records as JSON asks the same.
public final class ImmutableRecords {
    private static final Set<Class<?>> VALUES =
            Set.of(
                    String.class,
                    Boolean.class,
                    Character.class,
                    Byte.class,
                    Short.class,
                    Integer.class,
                    Long.class,
                    Float.class,
                    Double.class,
                    BigDecimal.class,
                    BigInteger.class,
                    UUID.class,
                    Currency.class,
                    Locale.class,
                    URI.class);

    /// As interfaces: what is behind them is copied by the record's constructor, or by the reader.
    private static final Set<Class<?>> CONTAINERS =
            Set.of(Collection.class, List.class, Set.class, Map.class, Optional.class);

    private final Set<Class<?>> seen = new HashSet<>();
    private boolean personal;

    private ImmutableRecords() {}

    /// What keeps a type from being an immutable record, as the end of a sentence; null if nothing
    /// does.
    public static @Nullable String problem(Class<?> type) {
        if (!type.isRecord()) {
            return type.getSimpleName() + " is no record";
        }
        return new ImmutableRecords().ofRecord(type);
    }

    /// Whether a record, or one in it, has a component that is marked as personal.
    public static boolean isPersonal(Class<?> type) {
        var types = new ImmutableRecords();
        return type.isRecord() && types.ofRecord(type) == null && types.personal;
    }

    private @Nullable String ofRecord(Class<?> type) {
        if (type.getTypeParameters().length > 0) {
            return type.getSimpleName() + " has type parameters";
        }
        if (!seen.add(type)) {
            return null;
        }
        for (var component : type.getRecordComponents()) {
            personal |= component.isAnnotationPresent(Personal.class);
            var problem = of(component.getGenericType());
            if (problem != null) {
                return problem.startsWith("its ")
                        ? problem
                        : "its component %s.%s is %s"
                                .formatted(type.getSimpleName(), component.getName(), problem);
            }
        }
        return null;
    }

    private @Nullable String of(Type type) {
        return switch (type) {
            case Class<?> plain -> ofClass(plain);
            case ParameterizedType generic -> ofContainer(generic);
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
            default -> "of the type %s, which nobody can read".formatted(type);
        };
    }

    private @Nullable String ofClass(Class<?> type) {
        if (type.isPrimitive() || type.isEnum() || isValue(type)) {
            return null;
        }
        if (type.isRecord()) {
            return ofRecord(type);
        }
        return type.isArray()
                ? "an array, which anybody can change: use a List"
                : "of the type %s, which is no immutable value: use a record"
                        .formatted(type.getSimpleName());
    }

    private static boolean isValue(Class<?> type) {
        return VALUES.contains(type) || type.getPackageName().equals("java.time");
    }

    private @Nullable String ofContainer(ParameterizedType type) {
        var raw = (Class<?>) type.getRawType();
        if (!CONTAINERS.contains(raw)) {
            return "of the type %s, which is no immutable value: use a record, or one of List, Set, Map"
                    .formatted(raw.getSimpleName());
        }
        for (var argument : type.getActualTypeArguments()) {
            var problem = of(argument);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }
}
