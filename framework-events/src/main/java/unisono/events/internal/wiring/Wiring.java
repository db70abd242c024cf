package unisono.events.internal.wiring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import unisono.events.ApplicationModule;
import unisono.events.Emits;
import unisono.events.EventManager;
import unisono.events.MessageName;
import unisono.events.ModuleApi;
import unisono.events.Recurrence;
import unisono.events.Registrations;
import unisono.events.Subscription;

/// Reads what managers register, and checks it against the modules.
public final class Wiring {
    private final ModuleGraph graph;
    private final ApiCatalog catalog;
    private final AtomicInteger numbers;

    public Wiring(ModuleGraph graph, Problems problems) {
        this(graph, new ApiCatalog(), new AtomicInteger());
        graph.modules()
                .forEach(module -> module.apis().forEach(api -> catalog.read(api, problems)));
    }

    private Wiring(ModuleGraph graph, ApiCatalog catalog, AtomicInteger numbers) {
        this.graph = graph;
        this.catalog = catalog;
        this.numbers = numbers;
    }

    /// Reads more without knowing it: what is refused leaves no name behind. One at a time.
    public Wiring trial() {
        return new Wiring(graph, catalog.trial(), numbers);
    }

    public void accept(Wiring trial) {
        catalog.accept(trial.catalog);
    }

    public ApiCatalog catalog() {
        return catalog;
    }

    public ModuleGraph graph() {
        return graph;
    }

    /// The place of a subscription among all, as registered.
    public int nextNumber() {
        return numbers.getAndIncrement();
    }

    /// Reads managers, in the given order. All first, because an API that nobody implements is
    /// known by whoever hears it.
    public Wired read(List<EventManager> managers, Problems problems) {
        var said = managers.stream().flatMap(manager -> read(manager, problems)).toList();
        var wired = new Wired();
        said.forEach(one -> add(one.module(), one.registrations(), wired, problems));
        new RootRules(problems).check(wired.heard());
        return wired;
    }

    private Stream<Said> read(EventManager manager, Problems problems) {
        var owner = graph.owner(manager.getClass());
        if (owner.isEmpty()) {
            problems.add(
                    "The event manager %s belongs to no application module. Provide an ApplicationModule from %s, too."
                            .formatted(
                                    manager.getClass().getName(), manager.getClass().getModule()));
            return Stream.of();
        }
        try {
            var registrations = manager.registrations();
            registrations.problems().forEach(problems::add);
            registrations.subscriptions().forEach(line -> readApi(line, problems));
            return Stream.of(new Said(owner.get(), registrations));
        } catch (RuntimeException | LinkageError e) {
            problems.add(
                    "%s%s cannot register its listeners: %s"
                            .formatted(
                                    place(e, manager),
                                    manager.getClass().getName(),
                                    e.getCause() == null ? e : e.getCause()));
            return Stream.of();
        }
    }

    @SuppressWarnings("unchecked") // EventManager.external takes nothing but APIs.
    private void readApi(Subscription line, Problems problems) {
        if (line.scope() == Subscription.Scope.EXTERNAL) {
            catalog.read((Class<? extends ModuleApi>) line.source(), problems);
        }
    }

    /// The line of a manager that failed, where the trace knows it.
    private static String place(Throwable failure, EventManager manager) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().equals(manager.getClass().getName()))
                .findFirst()
                .map(frame -> "%s:%d: ".formatted(frame.getFileName(), frame.getLineNumber()))
                .orElse("");
    }

    private void add(ApplicationModule module, Registrations said, Wired wired, Problems problems) {
        var rules = new WiringRules(module, catalog, problems);
        int position = graph.position(module);
        for (var emits : said.emits()) {
            rules.check(emits);
            wired.emits.add(new Declared(module, position, nextNumber(), emits));
        }
        said.recurrences().forEach(one -> wired.recurring.add(new Recurring(module, one)));
        for (var line : said.subscriptions()) {
            rules.check(line);
            wired.heard.add(new Heard(module.name(), position, nextNumber(), line));
        }
    }

    /// What a manager said.
    private record Said(ApplicationModule module, Registrations registrations) {}

    /// What managers have registered, in the order in which they did.
    public record Wired(List<Heard> heard, List<Declared> emits, List<Recurring> recurring) {
        private Wired() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /// What a module says that it emits again and again.
    public record Recurring(ApplicationModule module, Recurrence recurrence) {}

    /// What a module says that it emits or asks.
    ///
    /// @param position the module's place in module order
    /// @param number the line's place among all, as registered
    public record Declared(ApplicationModule module, int position, int number, Emits emits) {
        public static final Comparator<Declared> ORDER =
                Comparator.comparingInt(Declared::position).thenComparingInt(Declared::number);

        public MessageName<?> message() {
            return emits.message();
        }
    }
}
