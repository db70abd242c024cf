package unisono.events.internal;

import com.google.inject.Injector;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import unisono.events.ApplicationBooted;
import unisono.events.StartupException;

/// What a boot leaves.
public final class Booted {
    private final ModuleGraph graph;
    private final Injector injector;
    private final Kernel kernel;
    private final AtomicBoolean stopped = new AtomicBoolean();

    Booted(ModuleGraph graph, Injector injector) {
        this.graph = graph;
        this.injector = injector;
        this.kernel = injector.getInstance(Kernel.class);
    }

    public ModuleGraph graph() {
        return graph;
    }

    public Injector injector() {
        return injector;
    }

    public List<Heard> heard() {
        return kernel.heard();
    }

    /// Initializes the modules, in module order, and tells everybody.
    void start() {
        for (var module : graph.modules()) {
            try {
                module.initialize(injector);
            } catch (Throwable failure) {
                throw failed("Module %s cannot be initialized".formatted(module.name()), failure);
            }
        }
        try {
            kernel.typed().announce(new ApplicationBooted());
        } catch (Throwable failure) {
            throw failed("A listener of ApplicationBooted failed", failure);
        }
    }

    /// What was started already is told to stop.
    private StartupException failed(String what, Throwable failure) {
        stop();
        return new StartupException("%s: %s".formatted(what, failure), failure);
    }

    public void stop() {
        if (stopped.compareAndSet(false, true)) {
            kernel.stop();
        }
    }
}
