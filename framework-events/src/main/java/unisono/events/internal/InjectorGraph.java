package unisono.events.internal;

import com.google.inject.Binding;
import com.google.inject.ConfigurationException;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.spi.HasDependencies;
import com.google.inject.spi.InstanceBinding;
import com.google.inject.spi.ProviderInstanceBinding;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import unisono.events.EventBus;
import unisono.events.EventDispatcher;
import unisono.events.Events;

/// Which classes a class reaches through what the injector gives it.
///
/// What a class finds by other ways (a static field, a thread's context) is not seen. Behind an
/// object that was bound ready-made, and behind a provider, anything may stand, but for a value.
final class InjectorGraph {
    private final Injector injector;
    private final Map<Class<?>, Reach> known = new ConcurrentHashMap<>();

    InjectorGraph(Injector injector) {
        this.injector = injector;
    }

    Reach from(Class<?> type) {
        return known.computeIfAbsent(type, this::explore);
    }

    private Reach explore(Class<?> from) {
        var reached = new HashSet<Class<?>>();
        var seen = new HashSet<Key<?>>();
        var waiting = new ArrayDeque<Key<?>>();
        waiting.add(Key.get(from));
        boolean open = false;
        while (!waiting.isEmpty()) {
            var key = waiting.remove();
            var type = key.getTypeLiteral().getRawType();
            reached.add(type);
            if (isOurs(type)) {
                open |= type == Injector.class;
            } else if (seen.add(key)) {
                open |= !follow(key, waiting);
            }
        }
        return new Reach(Set.copyOf(reached), open);
    }

    /// What the kernel offers is an end: behind it stands the whole application.
    private static boolean isOurs(Class<?> type) {
        return type == Injector.class || Reach.EMITTING.contains(type);
    }

    /// Returns whether it is known what stands behind a key.
    private boolean follow(Key<?> key, ArrayDeque<Key<?>> waiting) {
        try {
            var binding = injector.getBinding(key);
            if (!(binding instanceof HasDependencies behind)) {
                return false;
            }
            behind.getDependencies().forEach(dependency -> waiting.add(dependency.getKey()));
            return !hides(binding);
        } catch (ConfigurationException _) {
            return false;
        }
    }

    /// An object that somebody else made may hold anything, and so may a provider that does not say
    /// what it depends on.
    private static boolean hides(Binding<?> binding) {
        return switch (binding) {
            case InstanceBinding<?> made -> !Values.isValue(made.getInstance().getClass());
            case ProviderInstanceBinding<?> made ->
                    !(made.getUserSuppliedProvider() instanceof HasDependencies);
            default -> false;
        };
    }

    /// @param classes all that were reached, the first one included
    /// @param open whether something was reached behind which anything may stand
    record Reach(Set<Class<?>> classes, boolean open) {
        private static final Set<Class<?>> EMITTING =
                Set.of(Events.class, EventBus.class, EventDispatcher.class);

        /// Whether code of the class could emit anything.
        boolean mayEmit() {
            return open || EMITTING.stream().anyMatch(classes::contains);
        }
    }
}
