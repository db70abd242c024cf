package unisono.data.internal.personal;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import unisono.data.internal.ComponentNullness;
import unisono.events.DeclaredEvents;
import unisono.events.EventName;
import unisono.events.Personal;

/// What must be so for personal data to be sealed and erased.
public final class PersonalRules {
    private PersonalRules() {}

    /// What keeps the application from starting.
    public static List<String> problems(DeclaredEvents events) {
        var problems = new ArrayList<String>();
        events.all().forEach(event -> check(event.name(), problems));
        return problems;
    }

    private static void check(EventName<?> event, List<String> problems) {
        var personal = new ArrayList<RecordComponent>();
        collect(event.payloadType(), personal, new HashSet<>());
        if (event.isPersonal() && personal.isEmpty()) {
            problems.add(
                    "%s names a subject, and no component of %s is @Personal. Mark what is, or leave subject(…) out."
                            .formatted(event, event.payloadType().getSimpleName()));
        }
        if (!event.isPersonal() && !personal.isEmpty()) {
            problems.add(
                    "%s carries personal data (%s), and does not say whose. Add .subject(…) to the constant."
                            .formatted(event, name(personal.getFirst())));
        }
        personal.stream()
                .filter(component -> !ComponentNullness.mayBeNull(component.getAnnotatedType()))
                .map(component ->
                        "%s of %s is @Personal, and not @Nullable: null is what is read when it was erased. Make it @Nullable, or an Optional."
                                .formatted(name(component), event))
                .forEach(problems::add);
    }

    private static String name(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }

    private static void collect(Class<?> type, List<RecordComponent> personal, Set<Class<?>> seen) {
        if (!type.isRecord() || !seen.add(type)) {
            return;
        }
        for (var component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Personal.class)) {
                personal.add(component);
            }
            parts(component.getAnnotatedType()).forEach(part -> collect(part, personal, seen));
        }
    }

    /// The class itself, and those of what it holds.
    private static Stream<Class<?>> parts(@Nullable AnnotatedType type) {
        if (type == null) {
            return Stream.of();
        }
        var own =
                type.getType() instanceof Class<?> plain
                        ? Stream.<Class<?>>of(plain)
                        : Stream.<Class<?>>of();
        return Stream.concat(own, parts(ComponentNullness.element(type)));
    }

    static boolean isPersonal(Class<?> type, String component) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(one ->
                                one.getName().equals(component)
                                        && one.isAnnotationPresent(Personal.class));
    }
}
