package benchmarks.station;

import java.util.Set;
import unisono.events.ApplicationModule;
import unisono.events.ModuleApi;

/// An application module on the class path, where no JPMS module says whose a class is.
record Part(
        String name,
        Set<Class<?>> classes,
        Set<Class<? extends ModuleApi>> apis,
        Set<Class<? extends ModuleApi>> dependencies)
        implements ApplicationModule {
    static Part of(String name, Set<Class<?>> classes) {
        return new Part(name, classes, Set.of(), Set.of());
    }

    Part showing(Class<? extends ModuleApi> api) {
        return new Part(name, classes, Set.of(api), dependencies);
    }

    Part needing(Class<? extends ModuleApi> api) {
        return new Part(name, classes, apis, Set.of(api));
    }

    @Override
    public boolean contains(Class<?> type) {
        return classes.contains(type);
    }
}
