package unisono.events.internal.wiring;

import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import unisono.events.ApplicationModule;

/// Sorts modules so that each stands behind those it depends on, and checks what they say of their
/// dependencies.
final class DependencyOrder {
    private final List<ApplicationModule> modules;
    private final Map<Class<?>, ApplicationModule> byApi;
    private final Problems problems;

    DependencyOrder(
            List<ApplicationModule> modules,
            Map<Class<?>, ApplicationModule> byApi,
            Problems problems) {
        this.modules = modules;
        this.byApi = byApi;
        this.problems = problems;
    }

    /// Repeatedly takes the first module whose dependencies are all taken; what remains at the end
    /// is a cycle.
    List<ApplicationModule> sorted() {
        modules.forEach(this::check);
        var sorted = new LinkedHashSet<ApplicationModule>();
        var waiting = new ArrayList<>(modules);
        while (!waiting.isEmpty()) {
            var next = waiting.stream().filter(m -> sorted.containsAll(needed(m))).findFirst();
            if (next.isEmpty()) {
                refuseCycle(waiting);
                sorted.addAll(waiting);
                break;
            }
            sorted.add(next.get());
            waiting.remove(next.get());
        }
        return List.copyOf(sorted);
    }

    private Set<ApplicationModule> needed(ApplicationModule module) {
        return module.dependencies().stream()
                .map(byApi::get)
                .filter(other -> other != null && !other.equals(module))
                .collect(Collectors.toSet());
    }

    private void check(ApplicationModule module) {
        for (var api : module.dependencies()) {
            var implementing = byApi.get(api);
            if (implementing == null) {
                problems.add(
                        "Module %s depends on %s, which no module on the module path implements. Put that module's jar there, or take the API out of the dependencies() of %s."
                                .formatted(module.name(), api.getSimpleName(), module.name()));
            } else if (implementing.equals(module)) {
                problems.add(
                        "Module %s depends on its own %s. Take it out of its dependencies(): they name other modules' APIs."
                                .formatted(module.name(), api.getSimpleName()));
            }
        }
        modules.stream()
                .filter(other -> !other.equals(module) && !other.apis().isEmpty())
                .filter(other -> requires(module, other))
                .filter(other -> !needed(module).contains(other))
                .forEach(other -> refuseUnnamed(module, other));
    }

    private void refuseUnnamed(ApplicationModule module, ApplicationModule other) {
        var apis = other.apis().stream().map(Class::getSimpleName).sorted();
        problems.add(
                "The module-info of module %s requires %s, but its dependencies() do not name it, so it could come first. Add %s, or take the requires away."
                        .formatted(
                                module.name(),
                                other.getClass().getModule().getName(),
                                apis.collect(Collectors.joining(" or "))));
    }

    private static boolean requires(ApplicationModule module, ApplicationModule other) {
        var from = module.getClass().getModule();
        var to = other.getClass().getModule();
        return from.isNamed()
                && to.isNamed()
                && from != to
                && from.getDescriptor().requires().stream()
                        .filter(required -> !required.modifiers().contains(Modifier.STATIC))
                        .anyMatch(required -> required.name().equals(to.getName()));
    }

    private void refuseCycle(List<ApplicationModule> waiting) {
        problems.add(
                "The modules %s depend on each other in a circle. Put the API that closes it in a module of its own that holds only APIs, and let one side hear events instead of calling."
                        .formatted(
                                waiting.stream()
                                        .map(ApplicationModule::name)
                                        .collect(Collectors.joining(", "))));
    }
}
