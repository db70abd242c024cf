package unisono.data.internal.value;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unisono.data.internal.contract.Kind;

/// Looks through the types of a record's components, and theirs, for one that somebody could
/// change.
public final class Immutability {
    private static final Set<Type> HOLDERS =
            Set.of(List.class, Set.class, Map.class, Optional.class);

    private final Set<Class<?>> seen = new HashSet<>();

    private Immutability() {}

    /// The first component that could be changed, and its type: `$.lines[] is StringBuilder`; empty
    /// if there is none. Of lists, sets and maps only each value can tell ([Unchangeable]).
    public static Optional<String> flaw(Class<? extends Record> type) {
        return type.getTypeParameters().length == 0
                ? new Immutability().inComponents(type, "$")
                : Optional.of("$ has type parameters");
    }

    private Optional<String> inComponents(Class<?> type, String path) {
        if (!seen.add(type)) {
            return Optional.empty();
        }
        return Arrays.stream(type.getRecordComponents())
                .map(component -> at(component.getGenericType(), path + "." + component.getName()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> at(Type type, String path) {
        return switch (type) {
            case Class<?> plain when isRecord(plain) -> inComponents(plain, path);
            case Class<?> plain when isValue(plain) -> Optional.empty();
            case ParameterizedType generic when HOLDERS.contains(generic.getRawType()) ->
                    Arrays.stream(generic.getActualTypeArguments())
                            .map(argument -> at(argument, path + "[]"))
                            .flatMap(Optional::stream)
                            .findFirst();
            case Class<?> plain -> Optional.of(path + " is " + plain.getSimpleName());
            default -> Optional.of(path + " is " + type.getTypeName());
        };
    }

    private static boolean isRecord(Class<?> type) {
        return type.isRecord() && type.getTypeParameters().length == 0;
    }

    private static boolean isValue(Class<?> type) {
        return type.isEnum() || (!type.isArray() && Kind.of(type).isPresent());
    }
}
