package benchmarks.station;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.spi.Dependency;
import com.google.inject.spi.ProviderWithDependencies;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Has the injector use the listeners that there are, and tells it what they reach: of an object
/// that it was merely given, the kernel would have to assume that it may reach anything.
final class Given extends AbstractModule {
    private final List<Listener> listeners;
    private final Set<Dependency<?>> reached;

    Given(List<Listener> listeners, Set<Key<?>> reached) {
        this.listeners = listeners;
        this.reached = reached.stream().map(Dependency::get).collect(Collectors.toSet());
    }

    @Override
    protected void configure() {
        listeners.forEach(this::bindItself);
    }

    @SuppressWarnings("unchecked") // An object's class is the class of the object.
    private <L> void bindItself(L listener) {
        bind((Class<L>) listener.getClass()).toProvider(new Holding<>(listener, reached));
    }

    private record Holding<L>(L listener, Set<Dependency<?>> reached)
            implements ProviderWithDependencies<L> {
        @Override
        public L get() {
            return listener;
        }

        @Override
        public Set<Dependency<?>> getDependencies() {
            return reached;
        }
    }
}
