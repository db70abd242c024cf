package unisono.events.internal.wiring;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/// What a class is, besides itself.
public final class Supertypes {
    private Supertypes() {}

    /// A class, its superclasses and all its interfaces; [Object] is everything.
    public static Set<Class<?>> of(Class<?> type) {
        var found = new LinkedHashSet<Class<?>>();
        for (Class<?> parent = type; parent != null; parent = parent.getSuperclass()) {
            addWithInterfaces(parent, found);
        }
        found.add(Object.class);
        return found;
    }

    /// The same, as methods are inherited: those of classes before those of interfaces.
    static Stream<Class<?>> classesFirst(Class<?> type) {
        return of(type).stream().sorted(Comparator.comparing(Class::isInterface));
    }

    private static void addWithInterfaces(Class<?> type, Set<Class<?>> found) {
        if (found.add(type)) {
            for (var parent : type.getInterfaces()) {
                addWithInterfaces(parent, found);
            }
        }
    }
}
