package unisono.events.internal;

import com.google.inject.AbstractModule;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.spi.Message;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import unisono.events.ApplicationModule;
import unisono.events.EmissionInterceptor;
import unisono.events.EventManager;
import unisono.events.Events;
import unisono.events.StartupException;
import unisono.events.TransactionContext;

/// Boots an application: orders the modules, checks the subscriptions, creates the injector, and
/// reports together all that is wrong.
public final class Boot {
    private static final int DEPTH_MAX = 64;

    private final List<ApplicationModule> modules = new ArrayList<>();
    private final List<EventManager> managers = new ArrayList<>();
    private final List<com.google.inject.Module> bindings = new ArrayList<>();
    private List<String> order = List.of();
    private InstantSource clock = Clock.systemUTC();
    private int depthMax = DEPTH_MAX;

    public void order(List<String> names) {
        order = List.copyOf(names);
    }

    /// Providers are not asked in any order that matters: modules are sorted, and managers follow
    /// their modules.
    public void discover() {
        ServiceLoader.load(ApplicationModule.class).forEach(modules::add);
        ServiceLoader.load(EventManager.class).forEach(managers::add);
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

    public Booted run() {
        var problems = new Problems();
        var graph = ModuleGraph.of(modules, order, problems);
        var wiring = Wiring.of(graph, managers, problems);
        var injector = injector(graph, wiring, problems);
        injector.ifPresent(created -> checkApis(created, graph, problems));
        injector.ifPresent(created -> checkListeners(created, wiring, problems));
        if (!problems.all().isEmpty()) {
            throw new StartupException(problems.all());
        }
        return new Booted(graph, wiring, injector.orElseThrow());
    }

    private Optional<Injector> injector(ModuleGraph graph, Wiring wiring, Problems problems) {
        var all = new ArrayList<com.google.inject.Module>(bindings);
        all.addAll(graph.modules());
        all.add(new KernelBindings(wiring, new DispatchSettings(clock, depthMax)));
        try {
            return Optional.of(Guice.createInjector(all));
        } catch (CreationException e) {
            report(e.getErrorMessages(), problems);
            return Optional.empty();
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

    /// Finds out now whether each listener can be constructed, without constructing it.
    private static void checkListeners(Injector injector, Wiring wiring, Problems problems) {
        for (var heard : wiring.heard()) {
            var line = heard.subscription();
            try {
                injector.getBinding(line.listener());
            } catch (ConfigurationException e) {
                problems.add(
                        "%s: the listener %s cannot be constructed.%n%s"
                                .formatted(
                                        line.at(),
                                        line.listener().getSimpleName(),
                                        words(e.getErrorMessages())));
            }
        }
    }

    private static void report(Collection<Message> messages, Problems problems) {
        messages.forEach(message -> problems.add(words(List.of(message))));
    }

    private static String words(Collection<Message> messages) {
        return String.join(
                "\n", messages.stream().map(message -> message.toString().strip()).toList());
    }

    /// What a boot leaves.
    public record Booted(ModuleGraph graph, Wiring wiring, Injector injector) {}

    /// What the kernel itself offers to the modules.
    private static final class KernelBindings extends AbstractModule {
        private final Wiring wiring;
        private final DispatchSettings settings;

        private KernelBindings(Wiring wiring, DispatchSettings settings) {
            this.wiring = wiring;
            this.settings = settings;
        }

        @Override
        protected void configure() {
            bind(Wiring.class).toInstance(wiring);
            bind(DispatchSettings.class).toInstance(settings);
            bind(InstantSource.class).toInstance(settings.clock());
            bind(Events.class).to(EventDispatcher.class).in(Singleton.class);
            OptionalBinder.newOptionalBinder(binder(), TransactionContext.class);
            OptionalBinder.newOptionalBinder(binder(), EmissionInterceptor.class);
        }
    }
}
