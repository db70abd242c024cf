package unisono.events;

import java.util.Set;

/// A module of a test: the classes nested in one class.
record House(
        String name,
        Class<?> home,
        Set<Class<? extends ModuleApi>> apis,
        Set<Class<? extends ModuleApi>> dependencies)
        implements ApplicationModule {
    static House of(String name, Class<?> home) {
        return new House(name, home, Set.of(), Set.of());
    }

    House showing(Class<? extends ModuleApi> api) {
        return new House(name, home, Set.of(api), dependencies);
    }

    House needing(Class<? extends ModuleApi> api) {
        return new House(name, home, apis, Set.of(api));
    }

    @Override
    public boolean contains(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            if (at == home) {
                return true;
            }
        }
        return false;
    }
}
