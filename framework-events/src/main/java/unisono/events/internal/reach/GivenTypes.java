package unisono.events.internal.reach;

import com.google.inject.Injector;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import unisono.events.DependencyRule;
import unisono.events.MayDependOn;

/// Compares what the injector gives a class with what it must not be given.
public final class GivenTypes {
    private final InjectorGraph graph;

    public GivenTypes(Injector injector) {
        graph = new InjectorGraph(injector);
    }

    /// A sentence for each type that a class must not be given, and for an exemption that gives no
    /// reason.
    public List<String> problems(DependencyRule rule, Class<?> type) {
        var exemption = type.getAnnotation(MayDependOn.class);
        if (exemption != null && exemption.because().isBlank()) {
            return List.of(
                    "The %s %s is marked with @MayDependOn, without a reason. Say why in because."
                            .formatted(rule.kind(), type.getName()));
        }
        return graph.given(type).stream()
                .filter(given -> isBelow(given, rule.forbidden()))
                .filter(given -> !isExempt(given, exemption))
                .sorted(Comparator.comparing(Class::getName))
                .map(given -> words(rule, type, given))
                .toList();
    }

    private static boolean isBelow(Class<?> given, Set<Class<?>> types) {
        return types.stream().anyMatch(type -> type.isAssignableFrom(given));
    }

    private static boolean isExempt(Class<?> given, @Nullable MayDependOn exemption) {
        return exemption != null && Stream.of(exemption.value()).anyMatch(given::equals);
    }

    private static String words(DependencyRule rule, Class<?> type, Class<?> given) {
        return "The %s %s depends on %s. %s Where it must, mark it with @MayDependOn(value = %s.class, because = \"…\")."
                .formatted(
                        rule.kind(),
                        type.getName(),
                        given.getSimpleName(),
                        rule.mend(),
                        given.getSimpleName());
    }
}
