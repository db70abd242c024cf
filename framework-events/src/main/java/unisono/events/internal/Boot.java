package unisono.events.internal;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.ProvisionException;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.spi.Message;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import unisono.events.ApplicationModule;
import unisono.events.ApplicationParts;
import unisono.events.DeclaredEvents;
import unisono.events.DueEmissions;
import unisono.events.DurableListeners;
import unisono.events.EmissionTimers;
import unisono.events.EventBus;
import unisono.events.EventDispatcher;
import unisono.events.EventManager;
import unisono.events.Events;
import unisono.events.Middleware;
import unisono.events.StartupCheck;
import unisono.events.StartupException;
import unisono.events.Subscriptions;
import unisono.events.TransactionContext;
import unisono.events.internal.delivery.DispatchSettings;
import unisono.events.internal.wiring.DurableRules;
import unisono.events.internal.wiring.EventIndex;
import unisono.events.internal.wiring.ListenerChecks;
import unisono.events.internal.wiring.ModuleGraph;
import unisono.events.internal.wiring.Problems;
import unisono.events.internal.wiring.Wiring;
import unisono.events.internal.wiring.Wiring.Wired;
import unisono.events.root.Roots;

/// Boots an application: orders the modules, checks the subscriptions, creates the injector, and
/// reports together all that is wrong.
public final class Boot {
    private static final int DEPTH_MAX = 64;
    private static final int ASYNCHRONOUS_MAX = 10_000;

    private final List<ApplicationModule> modules = new ArrayList<>();
    private final List<EventManager> managers = new ArrayList<>();
    private final List<EventManager> discovered = new ArrayList<>();
    private final List<com.google.inject.Module> bindings = new ArrayList<>();
    private final List<Middleware> middleware = new ArrayList<>();
    private final List<StartupCheck> checks = new ArrayList<>();
    private List<String> order = List.of();
    private InstantSource clock = Clock.systemUTC();
    private int depthMax = DEPTH_MAX;
    private int asynchronousMax = ASYNCHRONOUS_MAX;

    public void order(List<String> names) {
        order = List.copyOf(names);
    }

    /// Providers are not asked in any order that matters: modules are sorted, and managers follow
    /// their modules.
    public void discover() {
        ServiceLoader.load(ApplicationModule.class).forEach(modules::add);
        ServiceLoader.load(EventManager.class).forEach(discovered::add);
        ServiceLoader.load(StartupCheck.class).forEach(checks::add);
    }

    public void module(ApplicationModule module, List<EventManager> itsManagers) {
        modules.add(module);
        managers.addAll(itsManagers);
    }

    public void install(List<com.google.inject.Module> more) {
        bindings.addAll(more);
    }

    public void clock(InstantSource source) {
        clock = source;
    }

    public void depthMax(int max) {
        if (max < 1) {
            throw new IllegalArgumentException(
                    "depthMax is %d, and at least one emission must be allowed.".formatted(max));
        }
        depthMax = max;
    }

    public void asynchronousMax(int max) {
        if (max < 1) {
            throw new IllegalArgumentException(
                    "asynchronousMax is %d, and at least one delivery must be allowed."
                            .formatted(max));
        }
        asynchronousMax = max;
    }

    public void middleware(List<Middleware> layers) {
        middleware.addAll(layers);
    }

    public void check(StartupCheck check) {
        checks.add(check);
    }

    public Booted run() {
        var problems = new Problems();
        var graph = ModuleGraph.of(modules, order, problems);
        var wiring = new Wiring(graph, problems);
        var speaking = distinctManagers();
        var wired = wiring.read(speaking, problems);
        new DurableRules(wired.emits(), problems).check(wired.heard());
        var parts = new ApplicationParts(graph.modules(), speaking);
        var injector = injector(wiring, wired, parts, problems);
        injector.ifPresent(created -> checkApis(created, graph, problems));
        injector.flatMap(created -> kernel(created, problems))
                .ifPresent(kernel -> kernel.check(wired, problems));
        injector.ifPresent(created -> askChecks(created, problems));
        if (!problems.all().isEmpty()) {
            throw new StartupException(problems.all());
        }
        var booted = new Booted(graph, injector.orElseThrow());
        booted.start();
        return booted;
    }

    /// A manager may be named twice, or named and found: as its module, it counts once.
    private List<EventManager> distinctManagers() {
        var distinct = new LinkedHashSet<>(managers);
        var named = managers.stream().map(EventManager::getClass).toList();
        discovered.stream()
                .filter(manager -> !named.contains(manager.getClass()))
                .forEach(distinct::add);
        return List.copyOf(distinct);
    }

    private Optional<Injector> injector(
            Wiring wiring, Wired wired, ApplicationParts parts, Problems problems) {
        var all = new ArrayList<com.google.inject.Module>(bindings);
        all.addAll(wiring.graph().modules());
        all.add(binder -> binder.bind(ApplicationParts.class).toInstance(parts));
        all.add(
                new KernelBindings(
                        wiring,
                        wired,
                        new DispatchSettings(clock, depthMax, asynchronousMax, middleware)));
        try {
            return Optional.of(Guice.createInjector(all));
        } catch (CreationException e) {
            report(e.getErrorMessages(), problems);
            return Optional.empty();
        }
    }

    /// Fails when the transaction manager that somebody bound cannot be made.
    private static Optional<Kernel> kernel(Injector injector, Problems problems) {
        try {
            return Optional.of(injector.getInstance(Kernel.class));
        } catch (ProvisionException e) {
            problems.add(
                    "The transaction manager cannot be created. %s"
                            .formatted(ListenerChecks.words(e.getErrorMessages())));
            return Optional.empty();
        }
    }

    private void askChecks(Injector injector, Problems problems) {
        var bound = injector.getInstance(new Key<Set<StartupCheck>>() {});
        Stream.concat(checks.stream(), bound.stream())
                .forEach(check -> ask(check, injector, problems));
    }

    private static void ask(StartupCheck check, Injector injector, Problems problems) {
        try {
            check.problems(injector).forEach(problems::add);
        } catch (RuntimeException | LinkageError e) {
            problems.add("%s fails: %s".formatted(check.getClass().getName(), e));
        }
    }

    /// An API with commands has to be bound, or its first caller fails.
    private static void checkApis(Injector injector, ModuleGraph graph, Problems problems) {
        for (var module : graph.modules()) {
            module.apis().stream()
                    .filter(api -> api.getMethods().length > 0)
                    .filter(api -> injector.getExistingBinding(Key.get(api)) == null)
                    .forEach(api ->
                            problems.add(
                                    "Module %s lists %s in its apis(), but binds nothing to it. Bind the implementation in configure()."
                                            .formatted(module.name(), api.getSimpleName())));
        }
    }

    private static void report(Collection<Message> messages, Problems problems) {
        messages.forEach(message -> problems.add(ListenerChecks.words(List.of(message))));
    }

    /// What the kernel itself offers to the modules.
    private static final class KernelBindings extends AbstractModule {
        private final Wiring wiring;
        private final Wired wired;
        private final DispatchSettings settings;

        private KernelBindings(Wiring wiring, Wired wired, DispatchSettings settings) {
            this.wiring = wiring;
            this.wired = wired;
            this.settings = settings;
        }

        @Override
        protected void configure() {
            bind(Wiring.class).toInstance(wiring);
            bind(Wired.class).toInstance(wired);
            bind(DispatchSettings.class).toInstance(settings);
            bind(InstantSource.class).toInstance(settings.clock());
            bind(Kernel.class).in(Singleton.class);
            Multibinder.newSetBinder(binder(), StartupCheck.class);
            OptionalBinder.newOptionalBinder(binder(), TransactionContext.class);
            OptionalBinder.newOptionalBinder(binder(), EmissionTimers.class);
        }

        @Provides
        @Singleton
        DeclaredEvents declared() {
            return new EventIndex(wiring, wired);
        }

        @Provides
        Events events(Kernel kernel) {
            return kernel.named();
        }

        @Provides
        EventBus bus(Kernel kernel) {
            return kernel.typed();
        }

        @Provides
        EventDispatcher dispatcher(Kernel kernel) {
            return kernel.typed();
        }

        @Provides
        Roots roots(Kernel kernel) {
            return new Roots(kernel.typed(), settings.clock());
        }

        @Provides
        DurableListeners durable(Kernel kernel) {
            return kernel.durable();
        }

        @Provides
        DueEmissions due(Kernel kernel) {
            return kernel.due();
        }

        @Provides
        Subscriptions subscriptions(Kernel kernel) {
            return kernel.live();
        }
    }
}
