package unisono.web.internal;

import com.google.inject.Injector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The controllers, each made when it is first asked for. Thread-safe.
final class Controllers {
    private final Injector injector;
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    Controllers(Injector injector) {
        this.injector = injector;
    }

    <C> C one(Class<C> type) {
        return type.cast(made.computeIfAbsent(type, injector::getInstance));
    }
}
