package unisono.events.internal.reach;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// Which classes hold values only, and nothing that could act: settings are made of them.
public final class Values {
    private static final Set<String> PACKAGES =
            Set.of("java.lang", "java.math", "java.net", "java.nio.file", "java.time", "java.util");

    private Values() {}

    /// Whether it is an enum, one of the JDK's final classes without type parameters, or a record
    /// of such.
    public static boolean isValue(Class<?> type) {
        return isValue(type, new HashSet<>());
    }

    /// @param records those that are being asked already: a record may hold another of its kind
    private static boolean isValue(Class<?> type, Set<Class<?>> records) {
        if (type.isRecord() && records.add(type)) {
            return Stream.of(type.getRecordComponents())
                    .allMatch(component -> isValue(component.getType(), records));
        }
        return type.isRecord() || type.isPrimitive() || type.isEnum() || isOfTheJdk(type);
    }

    private static boolean isOfTheJdk(Class<?> type) {
        return Modifier.isFinal(type.getModifiers())
                && !type.isArray()
                && type.getTypeParameters().length == 0
                && PACKAGES.contains(type.getPackageName());
    }
}
