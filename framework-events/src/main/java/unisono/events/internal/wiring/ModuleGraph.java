package unisono.events.internal.wiring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import unisono.events.ApplicationModule;
import unisono.events.ModuleApi;

/// The application's modules in module order: dependencies first, then the application's list, then
/// by name; never in the order in which the file system happens to hold them.
public final class ModuleGraph {
    private final List<ApplicationModule> modules;
    private final Map<Class<?>, ApplicationModule> byApi;
    private final Map<ApplicationModule, Integer> positions = new HashMap<>();
    private final Map<Class<?>, Optional<ApplicationModule>> owners = new ConcurrentHashMap<>();

    private ModuleGraph(List<ApplicationModule> modules, Map<Class<?>, ApplicationModule> byApi) {
        this.modules = List.copyOf(modules);
        this.byApi = Map.copyOf(byApi);
        for (int i = 0; i < modules.size(); i++) {
            positions.put(modules.get(i), i);
        }
    }

    /// Sorts the modules that were found, and checks what they say of themselves.
    ///
    /// @param order the names that the application lists
    public static ModuleGraph of(
            List<ApplicationModule> found, List<String> order, Problems problems) {
        var modules = distinct(found, problems);
        refuseUnknown(order, modules, problems);
        modules.sort(
                Comparator.comparingInt((ApplicationModule m) -> place(order, m.name()))
                        .thenComparing(ApplicationModule::name));
        modules.forEach(module -> refuseSharing(module, modules, problems));
        var byApi = implementations(modules, problems);
        var sorted = new DependencyOrder(modules, byApi, problems).sorted();
        return new ModuleGraph(sorted, byApi);
    }

    /// The modules in module order.
    public List<ApplicationModule> modules() {
        return modules;
    }

    public int position(ApplicationModule module) {
        return positions.getOrDefault(module, modules.size());
    }

    /// The module that implements an API.
    public Optional<ApplicationModule> implementing(Class<?> api) {
        return Optional.ofNullable(byApi.get(api));
    }

    /// The module that a class belongs to.
    public Optional<ApplicationModule> owner(Class<?> type) {
        return owners.computeIfAbsent(
                type, _ -> modules.stream().filter(module -> module.contains(type)).findFirst());
    }

    private static int place(List<String> order, String name) {
        int place = order.indexOf(name);
        return place < 0 ? order.size() : place;
    }

    /// One module may be found twice (listed, and as another's dependency); two modules may not
    /// bear one name.
    private static List<ApplicationModule> distinct(
            List<ApplicationModule> found, Problems problems) {
        var byName = new LinkedHashMap<String, ApplicationModule>();
        for (var module : found) {
            var first = byName.putIfAbsent(module.name(), module);
            if (first != null && first.getClass() != module.getClass()) {
                problems.add(
                        "Two modules are named \"%s\": %s and %s. Rename one of them."
                                .formatted(
                                        module.name(),
                                        first.getClass().getName(),
                                        module.getClass().getName()));
            }
        }
        return new ArrayList<>(byName.values());
    }

    /// Each claims the other's classes; a module that only lives among another's, as in a test,
    /// does not.
    private static void refuseSharing(
            ApplicationModule module, List<ApplicationModule> modules, Problems problems) {
        modules.stream()
                .filter(other -> other.getClass() != module.getClass())
                .filter(other -> module.contains(other.getClass()))
                .filter(other -> other.contains(module.getClass()))
                .forEach(other ->
                        problems.add(
                                "The modules %s and %s are in one JPMS module, so that nobody can tell whose a class is. Give each a JPMS module of its own, or override contains()."
                                        .formatted(module.name(), other.name())));
    }

    private static void refuseUnknown(
            List<String> order, List<ApplicationModule> modules, Problems problems) {
        var names = modules.stream().map(ApplicationModule::name).collect(Collectors.toSet());
        for (var name : order) {
            if (!names.contains(name)) {
                problems.add(
                        "The application lists the module \"%s\", which is not on the module path. There are: %s. Put its jar there, or take it off the list."
                                .formatted(
                                        name,
                                        names.isEmpty()
                                                ? "none"
                                                : String.join(
                                                        ", ", names.stream().sorted().toList())));
            }
        }
    }

    private static Map<Class<?>, ApplicationModule> implementations(
            List<ApplicationModule> modules, Problems problems) {
        var byApi = new HashMap<Class<?>, ApplicationModule>();
        for (var module : modules) {
            for (var api : module.apis()) {
                var first = byApi.putIfAbsent(api, module);
                refuseSecond(api, first, module, problems);
                refuseForeign(api, module, modules, problems);
            }
        }
        return byApi;
    }

    private static void refuseSecond(
            Class<? extends ModuleApi> api,
            @Nullable ApplicationModule first,
            ApplicationModule module,
            Problems problems) {
        if (first != null) {
            problems.add(
                    "%s is implemented by two modules, %s and %s. One module implements an API: take it out of the apis() of the other."
                            .formatted(api.getSimpleName(), first.name(), module.name()));
        }
    }

    private static void refuseForeign(
            Class<? extends ModuleApi> api,
            ApplicationModule module,
            List<ApplicationModule> modules,
            Problems problems) {
        modules.stream()
                .filter(other -> !other.equals(module) && other.contains(api))
                .findFirst()
                .ifPresent(other ->
                        problems.add(
                                "%s is listed in the apis() of module %s, but it lives in module %s. List it there, or move it to %s or to a module that holds only APIs."
                                        .formatted(
                                                api.getSimpleName(),
                                                module.name(),
                                                other.name(),
                                                module.name())));
    }
}
