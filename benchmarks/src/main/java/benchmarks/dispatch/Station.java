package benchmarks.dispatch;

import benchmarks.dispatch.StationEvents.Reach;
import com.google.inject.AbstractModule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import unisono.events.Application;
import unisono.events.EventManager;
import unisono.events.EventName;

/// The emitter of our events, and the application around it: its listeners are in the same module,
/// or in another; other modules may stand beside.
final class Station {
    private final Application.Builder application = Application.builder();
    private final List<Listener> listeners;
    private final List<EventName<Added>> names;

    private Station(List<Listener> listeners, List<EventName<Added>> names) {
        this.listeners = listeners;
        this.names = names;
    }

    /// A station whose listeners hear one event.
    static Station of(List<Listener> listeners) {
        return of(listeners, List.of(StationApi.ADDED));
    }

    static Station of(List<Listener> listeners, List<EventName<Added>> names) {
        return new Station(listeners, names);
    }

    Station beside(int neighbours) {
        for (int i = 1; i <= neighbours; i++) {
            var events = Clones.create(EventManager.class, "Neighbour0000Events", i);
            var classes = Set.of(events.getClass(), Clones.clone("Neighbour0000", i));
            application.module(Part.of("neighbour%d".formatted(i), classes), events);
        }
        return this;
    }

    /// Boots an application whose listeners are in the emitter's module.
    Application local() {
        var classes = classes();
        classes.add(Station.class);
        application.module(
                Part.of("station", classes).showing(StationApi.class), manager(Reach.LOCAL));
        return booted();
    }

    /// Boots an application whose listeners are in another module.
    Application external() {
        application
                .module(Part.of("station", Set.of(Station.class)).showing(StationApi.class))
                .module(
                        Part.of("audience", classes()).needing(StationApi.class),
                        manager(Reach.EXTERNAL));
        return booted();
    }

    private StationEvents manager(Reach reach) {
        return new StationEvents(reach, listeners, names);
    }

    private Set<Class<?>> classes() {
        return listeners.stream()
                .map(Object::getClass)
                .collect(Collectors.toCollection(() -> new HashSet<>(Set.of(StationEvents.class))));
    }

    private Application booted() {
        return application.install(new Instances(listeners)).boot();
    }

    /// Has the injector use the listeners that there are.
    private static final class Instances extends AbstractModule {
        private final List<Listener> listeners;

        private Instances(List<Listener> listeners) {
            this.listeners = listeners;
        }

        @Override
        protected void configure() {
            listeners.forEach(this::bindItself);
        }

        @SuppressWarnings("unchecked") // An object's class is the class of the object.
        private <L> void bindItself(L listener) {
            bind((Class<L>) listener.getClass()).toInstance(listener);
        }
    }
}
