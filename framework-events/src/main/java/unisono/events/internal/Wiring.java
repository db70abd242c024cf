package unisono.events.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import unisono.events.ApplicationModule;
import unisono.events.Emits;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.MessageName;
import unisono.events.ModuleApi;
import unisono.events.QuestionName;
import unisono.events.Subscription;

/// Reads what managers register, and checks it against the modules.
public final class Wiring {
    private final ModuleGraph graph;
    private final ApiCatalog catalog = new ApiCatalog();
    private final AtomicInteger numbers = new AtomicInteger();

    Wiring(ModuleGraph graph, Problems problems) {
        this.graph = graph;
        graph.modules()
                .forEach(module -> module.apis().forEach(api -> catalog.read(api, problems)));
    }

    ApiCatalog catalog() {
        return catalog;
    }

    ModuleGraph graph() {
        return graph;
    }

    /// The place of a subscription among all, as registered.
    int nextNumber() {
        return numbers.getAndIncrement();
    }

    /// Reads managers, in the given order.
    Wired read(List<EventManager> managers, Problems problems) {
        var wired = new Wired();
        managers.forEach(manager -> read(manager, wired, problems));
        // Last, because the subscriptions have shown APIs that nobody implements.
        wired.emits.forEach(declared -> check(declared.module(), declared.emits(), problems));
        return wired;
    }

    private void read(EventManager manager, Wired wired, Problems problems) {
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
            registrations.emits().forEach(emits -> wired.emits.add(declared(owner.get(), emits)));
            registrations
                    .subscriptions()
                    .forEach(subscription -> add(owner.get(), subscription, wired, problems));
        } catch (RuntimeException | LinkageError e) {
            problems.add(
                    "%s%s cannot register its listeners: %s"
                            .formatted(
                                    place(e, manager),
                                    manager.getClass().getName(),
                                    e.getCause() == null ? e : e.getCause()));
        }
    }

    private Declared declared(ApplicationModule module, Emits emits) {
        return new Declared(module, graph.position(module), nextNumber(), emits);
    }

    /// The line of a manager that failed, where the trace knows it.
    private static String place(Throwable failure, EventManager manager) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().equals(manager.getClass().getName()))
                .findFirst()
                .map(frame -> "%s:%d: ".formatted(frame.getFileName(), frame.getLineNumber()))
                .orElse("");
    }

    private void check(ApplicationModule module, Emits emits, Problems problems) {
        if (!module.contains(emits.emitter())) {
            problems.add(
                    "%s: emits(%s, …) names a class outside module %s. A manager speaks for its own module only."
                            .formatted(emits.at(), emits.emitter().getSimpleName(), module.name()));
        }
        catalog.api(emits.message())
                .filter(api -> !module.apis().contains(api))
                .ifPresent(api ->
                        problems.add(
                                "%s: module %s cannot emit %s, which belongs to %s, and only the module that implements an API emits its events. Call a command of %s, or emit an event of the own module."
                                        .formatted(
                                                emits.at(),
                                                module.name(),
                                                emits.message(),
                                                api.getSimpleName(),
                                                api.getSimpleName())));
        catalog.use(emits.message(), emits.at(), problems);
    }

    private void add(
            ApplicationModule module, Subscription subscription, Wired wired, Problems problems) {
        switch (subscription.scope()) {
            case LOCAL -> checkLocal(module, subscription, problems);
            case EXTERNAL -> checkExternal(module, subscription, problems);
            case APPLICATION, TYPED -> {}
        }
        checkListener(module, subscription, problems);
        if (subscription.message() instanceof EventName<?>
                || subscription.message() instanceof QuestionName<?, ?>) {
            catalog.use(subscription.message(), subscription.at(), problems);
        }
        wired.heard.add(
                new Heard(module.name(), graph.position(module), nextNumber(), subscription));
    }

    private void checkLocal(ApplicationModule module, Subscription line, Problems problems) {
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
    private void checkExternal(ApplicationModule module, Subscription line, Problems problems) {
        catalog.read((Class<? extends ModuleApi>) line.source(), problems);
        if (module.apis().contains(line.source())) {
            problems.add(
                    "%s: module %s listens to its own %s from outside. Hear the own module with local(TheEmitter.class, %s.class)."
                            .formatted(
                                    line.at(),
                                    module.name(),
                                    line.source().getSimpleName(),
                                    line.listener().getSimpleName()));
        }
        if (line.message() != null && !catalog.declares(line.source(), line.message())) {
            problems.add(
                    "%s: %s is no constant of %s. Open the scope of the API that declares it."
                            .formatted(line.at(), line.message(), line.source().getSimpleName()));
        }
    }

    private void checkListener(ApplicationModule module, Subscription line, Problems problems) {
        if (line.scope() == Subscription.Scope.LOCAL && line.listener() == line.source()) {
            problems.add(
                    "%s: %s listens to itself. Call the method where the event is emitted, or move it to a listener of its own."
                            .formatted(line.at(), line.listener().getSimpleName()));
        } else if (!module.contains(line.listener())) {
            problems.add(
                    "%s: the listener %s is no class of module %s. A manager speaks for its own module only."
                            .formatted(line.at(), line.listener().getName(), module.name()));
        }
    }

    /// What managers have registered, in the order in which they did.
    record Wired(List<Heard> heard, List<Declared> emits) {
        private Wired() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /// What a module says that it emits or asks.
    ///
    /// @param position the module's place in module order
    /// @param number the line's place among all, as registered
    record Declared(ApplicationModule module, int position, int number, Emits emits) {
        static final Comparator<Declared> ORDER =
                Comparator.comparingInt(Declared::position).thenComparingInt(Declared::number);

        MessageName<?> message() {
            return emits.message();
        }
    }
}
