package unisono.events.internal.wiring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import unisono.events.ApplicationModule;
import unisono.events.EventException;
import unisono.events.MessageName;
import unisono.events.QuestionName;
import unisono.events.internal.wiring.Wiring.Declared;

/// Which class may emit which message.
public final class EmissionRules {
    private final ModuleGraph graph;
    private final ApiCatalog catalog;
    private final Map<MessageName<?>, List<Declared>> declared = new ConcurrentHashMap<>();

    public EmissionRules(ModuleGraph graph, ApiCatalog catalog) {
        this.graph = graph;
        this.catalog = catalog;
    }

    public void declare(List<Declared> emits) {
        for (var line : emits) {
            declared.compute(line.emits().message(), (_, lines) -> with(line, lines));
        }
    }

    /// Forgets what a manager declared that is removed. The routes of its classes go on.
    public void withdraw(List<Declared> emits) {
        for (var line : emits) {
            declared.computeIfPresent(line.emits().message(), (_, lines) -> without(line, lines));
        }
    }

    private static List<Declared> with(Declared line, @Nullable List<Declared> lines) {
        var all = lines == null ? new CopyOnWriteArrayList<Declared>() : lines;
        all.add(line);
        return all;
    }

    private static @Nullable List<Declared> without(Declared line, List<Declared> lines) {
        lines.remove(line);
        return lines.isEmpty() ? null : lines;
    }

    /// Everything that was declared, in module order, then as registered.
    public List<Declared> declared() {
        return declared.values().stream().flatMap(List::stream).sorted(Declared.ORDER).toList();
    }

    /// The class of a module that emits an event and bears that simple name; without one, any that
    /// does. Empty when none is declared any more.
    public Optional<Class<?>> emitter(MessageName<?> event, String module, String simpleName) {
        var emitters =
                declared.getOrDefault(event, List.of()).stream()
                        .filter(line -> line.module().name().equals(module))
                        .<Class<?>>map(line -> line.emits().emitter())
                        .toList();
        return emitters.stream()
                .filter(emitter -> emitter.getSimpleName().equals(simpleName))
                .findFirst()
                .or(() -> emitters.stream().findFirst());
    }

    /// The API that declares a message, if one does.
    public boolean belongsTo(MessageName<?> message, Class<?> api) {
        return catalog.api(message).filter(api::equals).isPresent();
    }

    /// The module of a class that may emit.
    ///
    /// @throws EventException if it is of no module
    public ApplicationModule module(Class<?> emitter) {
        return graph.owner(emitter).orElseThrow(() -> homeless(emitter));
    }

    /// The name of a class's module, or `none`.
    public String moduleName(Class<?> type) {
        return graph.owner(type).map(ApplicationModule::name).orElse("none");
    }

    /// The module of a class that emits a message.
    ///
    /// @throws EventException if it may not
    public ApplicationModule moduleAllowed(Class<?> emitter, MessageName<?> message) {
        var module = module(emitter);
        refuseForeign(module, emitter, message);
        refuseUnknown(emitter, message);
        refuseUndeclared(module, emitter, message);
        return module;
    }

    private void refuseUndeclared(
            ApplicationModule module, Class<?> emitter, MessageName<?> message) {
        boolean said =
                declared.getOrDefault(message, List.of()).stream()
                        .anyMatch(line ->
                                line.module().equals(module)
                                        && line.emits().emitter().isAssignableFrom(emitter));
        if (!said) {
            throw new EventException(
                    "%s, but no event manager of module %s says so. Declare it there: %s(%s.class, …)."
                            .formatted(
                                    words(emitter, message),
                                    module.name(),
                                    message instanceof QuestionName ? "asks" : "emits",
                                    emitter.getSimpleName()));
        }
    }

    private void refuseForeign(ApplicationModule module, Class<?> emitter, MessageName<?> message) {
        catalog.api(message)
                .filter(api -> !module.apis().contains(api))
                .ifPresent(api -> {
                    throw new EventException(
                            "%s of module %s, but it belongs to %s, and only the module that implements an API emits its events. %s."
                                    .formatted(
                                            words(emitter, message),
                                            module.name(),
                                            api.getSimpleName(),
                                            mendForeign(api)));
                });
    }

    private void refuseUnknown(Class<?> emitter, MessageName<?> message) {
        if (!catalog.isKnown(message)) {
            throw new EventException(
                    "%s under a name that another event has. An event is one constant: name it where it is declared, and do not make it anew."
                            .formatted(words(emitter, message)));
        }
        if (message.payloadType().getTypeParameters().length > 0) {
            throw new EventException(
                    "%s with the generic record %s, whose type parameters are lost when it is stored. Use a record without type parameters."
                            .formatted(
                                    words(emitter, message),
                                    message.payloadType().getSimpleName()));
        }
    }

    private static String words(Class<?> emitter, MessageName<?> message) {
        return "%s was %s by %s"
                .formatted(
                        message,
                        message instanceof QuestionName ? "asked" : "emitted",
                        emitter.getSimpleName());
    }

    private String mendForeign(Class<?> api) {
        return graph.implementing(api)
                .map(owner ->
                        "Call a command of %s (module %s), or emit an event of the own module"
                                .formatted(api.getSimpleName(), owner.name()))
                .orElse("No module lists it in apis(): do so in the module that implements it");
    }

    private EventException homeless(Class<?> emitter) {
        var names = graph.modules().stream().map(ApplicationModule::name).toList();
        return new EventException(
                "%s emits, but is a class of no application module. Emit on behalf of a class of one of: %s."
                        .formatted(
                                emitter.getName(),
                                names.isEmpty() ? "none" : String.join(", ", names)));
    }
}
