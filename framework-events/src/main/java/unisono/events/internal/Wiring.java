package unisono.events.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.ModuleApi;
import unisono.events.Subscription;

/// Every subscription of the application, checked against the modules.
public final class Wiring {
    /// The order within one event, but for its local subscriptions, which come before the others of
    /// their module.
    private static final Comparator<Heard> DELIVERY_ORDER =
            Comparator.comparing((Heard heard) -> heard.subscription().scope())
                    .thenComparingLong(heard -> -(long) heard.subscription().priority())
                    .thenComparingInt(Heard::position)
                    .thenComparingInt(Heard::number);

    private final ModuleGraph graph;
    private final Problems problems;
    private final ApiCatalog catalog;
    private final List<Heard> heard = new ArrayList<>();

    private Wiring(ModuleGraph graph, Problems problems) {
        this.graph = graph;
        this.problems = problems;
        this.catalog = new ApiCatalog(problems);
    }

    public static Wiring of(ModuleGraph graph, List<EventManager> managers, Problems problems) {
        var wiring = new Wiring(graph, problems);
        graph.modules().forEach(module -> module.apis().forEach(wiring.catalog::read));
        managers.forEach(wiring::add);
        wiring.heard.sort(DELIVERY_ORDER);
        return wiring;
    }

    /// All subscriptions: local ones first; within each by priority, module order, registration
    /// order.
    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    ApiCatalog catalog() {
        return catalog;
    }

    ModuleGraph graph() {
        return graph;
    }

    private void add(EventManager manager) {
        var owner = graph.owner(manager.getClass());
        if (owner.isEmpty()) {
            problems.add(
                    "The event manager %s belongs to no application module. Provide an ApplicationModule from %s, too."
                            .formatted(
                                    manager.getClass().getName(), manager.getClass().getModule()));
            return;
        }
        try {
            var registrations = manager.registrations();
            registrations.problems().forEach(problems::add);
            registrations.subscriptions().forEach(subscription -> add(owner.get(), subscription));
        } catch (RuntimeException | LinkageError e) {
            problems.add(
                    "%s cannot register its listeners: %s"
                            .formatted(
                                    manager.getClass().getName(),
                                    e.getCause() == null ? e : e.getCause()));
        }
    }

    private void add(ApplicationModule module, Subscription subscription) {
        if (subscription.scope() == Subscription.Scope.LOCAL) {
            checkLocal(module, subscription);
        } else {
            checkExternal(module, subscription);
        }
        checkListener(module, subscription);
        catalog.use(subscription.event(), subscription.at());
        heard.add(new Heard(module, graph.position(module), heard.size(), subscription));
    }

    private void checkLocal(ApplicationModule module, Subscription line) {
        if (module.contains(line.source())) {
            return;
        }
        if (ModuleApi.class.isAssignableFrom(line.source())) {
            problems.add(
                    "%s: local(%s, …) names the API of another module. Hear it with external(%s.class, %s.class)."
                            .formatted(
                                    line.at(),
                                    line.source().getSimpleName(),
                                    line.source().getSimpleName(),
                                    line.listener().getSimpleName()));
        } else {
            problems.add(
                    "%s: local(%s, …) names a class outside module %s. Its events are heard through an API: external(TheApi.class, %s.class)."
                            .formatted(
                                    line.at(),
                                    line.source().getSimpleName(),
                                    module.name(),
                                    line.listener().getSimpleName()));
        }
    }

    @SuppressWarnings("unchecked") // EventManager.external takes nothing but APIs.
    private void checkExternal(ApplicationModule module, Subscription line) {
        catalog.read((Class<? extends ModuleApi>) line.source());
        if (module.apis().contains(line.source())) {
            problems.add(
                    "%s: module %s listens to its own %s from outside. Hear the own module with local(TheEmitter.class, %s.class)."
                            .formatted(
                                    line.at(),
                                    module.name(),
                                    line.source().getSimpleName(),
                                    line.listener().getSimpleName()));
        }
        if (!catalog.declares(line.source(), line.event())) {
            problems.add(
                    "%s: %s is no constant of %s. Open the scope of the API that declares it."
                            .formatted(line.at(), line.event(), line.source().getSimpleName()));
        }
    }

    private void checkListener(ApplicationModule module, Subscription line) {
        if (line.listener() == line.source()) {
            problems.add(
                    "%s: %s listens to itself. Call the method where the event is emitted, or move it to a listener of its own."
                            .formatted(line.at(), line.listener().getSimpleName()));
        } else if (!module.contains(line.listener())) {
            problems.add(
                    "%s: the listener %s is no class of module %s. A manager speaks for its own module only."
                            .formatted(line.at(), line.listener().getName(), module.name()));
        }
    }

    /// A subscription and the module that hears it.
    ///
    /// @param position the module's place in module order
    /// @param number the subscription's place among all, as registered
    public record Heard(
            ApplicationModule module, int position, int number, Subscription subscription) {}
}
