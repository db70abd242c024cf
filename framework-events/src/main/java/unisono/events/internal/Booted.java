package unisono.events.internal;

import com.google.inject.Injector;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.events.ApplicationBooted;
import unisono.events.Explanation;
import unisono.events.StartupException;
import unisono.events.internal.wiring.Heard;
import unisono.events.internal.wiring.ModuleGraph;

/// What a boot leaves.
public final class Booted {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.events");

    private final ModuleGraph graph;
    private final Injector injector;
    private final Kernel kernel;
    private final List<String> warnings;
    private final AtomicBoolean stopped = new AtomicBoolean();

    Booted(ModuleGraph graph, Injector injector) {
        this.graph = graph;
        this.injector = injector;
        this.kernel = injector.getInstance(Kernel.class);
        this.warnings = kernel.overview().warnings();
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

    public List<String> warnings() {
        return warnings;
    }

    public Optional<Explanation> explain(String text, int depthMax) {
        return kernel.overview().explain(text, depthMax);
    }

    public List<String> texts() {
        return kernel.overview().texts();
    }

    public List<String> unheard() {
        return kernel.overview().unheard();
    }

    /// Warns, initializes the modules, in module order, and tells everybody.
    void start() {
        warnings.forEach(warning -> LOGGER.warn("{}", warning));
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
