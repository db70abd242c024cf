package unisono.events;

import com.google.inject.Injector;
import java.util.List;
import java.util.Optional;
import unisono.events.internal.Boot;
import unisono.events.internal.Booted;
import unisono.events.internal.flow.Listing;

/// A booted application: its modules in order, its subscriptions checked, its injector.
///
/// ```java
/// Application.builder()
///         .order(MODULES)
///         .discover()
///         .install(data, bindings, surroundings)
///         // …
///         .boot();
/// ```
public final class Application implements AutoCloseable {
    private final Booted booted;

    private Application(Booted booted) {
        this.booted = booted;
    }

    /// Starts describing an application without modules.
    public static Builder builder() {
        return new Builder();
    }

    /// The one injector of all modules.
    public Injector injector() {
        return booted.injector();
    }

    /// The modules in module order: dependencies first, then as listed, then by name.
    public List<ModuleDescription> modules() {
        return Listing.modules(booted.graph());
    }

    /// Every subscription: event by event in delivery order.
    public List<SubscriptionDescription> subscriptions() {
        return Listing.subscriptions(booted.graph(), booted.heard());
    }

    /// What is allowed and should be looked at, such as emissions that may go round in a circle: a
    /// text for each, found at start-up and logged there.
    public List<String> warnings() {
        return booted.warnings();
    }

    /// The texts of all events and questions that are declared, emitted or heard, and the names of
    /// the classes whose event objects are heard, sorted.
    public List<String> events() {
        return booted.texts();
    }

    /// The texts of what a module declares to emit or ask, and nobody hears.
    public List<String> unheard() {
        return booted.unheard();
    }

    /// What may follow an event, over all modules and timings; empty if there is no such event. At
    /// 1,000 listeners the tree is cut.
    ///
    /// @param event one of [#events()]
    /// @param depthMax how many events may stand below each other before the tree is cut; at least
    ///   1
    public Optional<Explanation> explain(String event, int depthMax) {
        if (depthMax < 1) {
            throw new IllegalArgumentException(
                    "depthMax is %d, and the event itself is at depth 1.".formatted(depthMax));
        }
        return booted.explain(event, depthMax);
    }

    /// Publishes [ApplicationStopping], and interrupts the asynchronous listeners that still run.
    /// The second time without effect.
    @Override
    public void close() {
        booted.stop();
    }

    /// Describes an application and boots it. One thread.
    public static final class Builder {
        private final Boot boot = new Boot();

        private Builder() {}

        /// Lists modules by name, in the order in which they come where dependencies do not decide.
        public Builder order(List<String> names) {
            boot.order(names);
            return this;
        }

        /// Adds all modules, managers and start-up checks that `ServiceLoader` finds.
        public Builder discover() {
            boot.discover();
            return this;
        }

        /// Adds a module and its managers, found or not.
        public Builder module(ApplicationModule module, EventManager... managers) {
            boot.module(module, List.of(managers));
            return this;
        }

        /// Adds bindings that belong to no application module.
        public Builder install(com.google.inject.Module... modules) {
            boot.install(List.of(modules));
            return this;
        }

        /// Adds a check that [#boot()] makes before anything is initialized.
        public Builder check(StartupCheck check) {
            boot.check(check);
            return this;
        }

        /// Stands around everything that is emitted and delivered; the first is the outermost.
        public Builder middleware(Middleware... layers) {
            boot.middleware(List.of(layers));
            return this;
        }

        /// Dates emissions by another clock than the system's.
        public Builder clock(java.time.InstantSource clock) {
            boot.clock(clock);
            return this;
        }

        /// Limits how many emissions may be nested: by default 64, at least 1.
        public Builder depthMax(int depthMax) {
            boot.depthMax(depthMax);
            return this;
        }

        /// Limits how many asynchronous deliveries may run at the same time: by default 10,000, at
        /// least 1. One more fails at once, as [AsyncDeliveries.Completion.Failed], and is logged.
        public Builder asynchronousMax(int max) {
            boot.asynchronousMax(max);
            return this;
        }

        /// Checks everything, creates the injector, initializes the modules in module order, and
        /// publishes [ApplicationBooted]. Other listeners are not constructed yet.
        ///
        /// @throws StartupException with all that is wrong, in one numbered report
        public Application boot() {
            return new Application(boot.run());
        }
    }
}
