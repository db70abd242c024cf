package unisono.events.internal.wiring;

import unisono.events.ApplicationModule;
import unisono.events.Emits;
import unisono.events.EventType;
import unisono.events.ModuleApi;
import unisono.events.Subscription;
import unisono.events.WiringLanguage;

/// What the managers of a module may say.
final class WiringRules {
    private final ApplicationModule module;
    private final ApiCatalog catalog;
    private final Problems problems;

    WiringRules(ApplicationModule module, ApiCatalog catalog, Problems problems) {
        this.module = module;
        this.catalog = catalog;
        this.problems = problems;
    }

    void check(Emits emits) {
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

    void check(Subscription line) {
        switch (line.scope()) {
            case LOCAL -> checkLocal(line);
            case EXTERNAL -> checkExternal(line);
            case APPLICATION, TYPED -> {}
        }
        checkListener(line);
        var message = line.message();
        if (message != null && !(message instanceof EventType)) {
            catalog.use(message, line.at(), problems);
        }
    }

    private void checkLocal(Subscription line) {
        if (module.contains(line.source())) {
            refuseForeignEvent(line);
        } else if (ModuleApi.class.isAssignableFrom(line.source())) {
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

    /// It would wait for ever, because no class of the module may emit the event.
    private void refuseForeignEvent(Subscription line) {
        var message = line.message();
        if (message != null) {
            catalog.api(message)
                    .filter(api -> !module.apis().contains(api))
                    .ifPresent(api ->
                            problems.add(
                                    "%s: local(%s, …) binds %s, which belongs to %s, so that no class of module %s emits it. Hear it with external(%s.class, %s.class)."
                                            .formatted(
                                                    line.at(),
                                                    line.source().getSimpleName(),
                                                    message,
                                                    api.getSimpleName(),
                                                    module.name(),
                                                    api.getSimpleName(),
                                                    line.listener().getSimpleName())));
        }
    }

    private void checkExternal(Subscription line) {
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

    private void checkListener(Subscription line) {
        if (line.scope() == Subscription.Scope.LOCAL && line.listener() == line.source()) {
            problems.add(
                    "%s: %s listens to itself. Call the method where the event is emitted, or move it to a listener of its own."
                            .formatted(line.at(), line.listener().getSimpleName()));
        } else if (!module.contains(line.listener())
                && !line.listener().isAnnotationPresent(WiringLanguage.class)) {
            problems.add(
                    "%s: the listener %s is no class of module %s. A manager speaks for its own module only."
                            .formatted(line.at(), line.listener().getName(), module.name()));
        }
    }
}
