package benchmarks.station;

import benchmarks.station.AudienceEvents.Ear;
import com.google.inject.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import unisono.events.Application;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.Middleware;
import unisono.events.TransactionContext;

/// The emitter of our events, and the application around it: its listeners are in the same module,
/// or in another; other modules may stand beside.
public final class Station {
    private final Application.Builder application = Application.builder();
    private final List<Listener> listeners;
    private List<EventName<Added>> names = List.of(StationApi.ADDED);
    private Set<Key<?>> reached = Set.of();

    private Station(List<Listener> listeners) {
        this.listeners = listeners;
    }

    /// A station whose listeners hear one event.
    public static Station of(List<Listener> listeners) {
        return new Station(listeners);
    }

    /// Has the listeners hear these events instead.
    public Station emitting(List<EventName<Added>> names) {
        this.names = names;
        return this;
    }

    /// Adds modules with a hundred subscriptions each.
    public Station beside(int neighbours) {
        for (int i = 1; i <= neighbours; i++) {
            application.module(Neighbours.part(i), Neighbours.manager(i));
        }
        return this;
    }

    /// Gives the listeners the means to emit in turn, which they do not use.
    public Station nesting() {
        reached = Set.of(Key.get(Events.class));
        return this;
    }

    public Station within(TransactionContext transactions) {
        application.install(
                binder -> binder.bind(TransactionContext.class).toInstance(transactions));
        return this;
    }

    public Station inside(Middleware... layers) {
        application.middleware(layers);
        return this;
    }

    /// Boots an application whose listeners are in the emitter's module.
    public Application local() {
        var classes = classes();
        classes.addAll(Set.of(Station.class, StationEvents.class));
        application.module(
                Part.of("station", classes).showing(StationApi.class),
                new StationEvents(names),
                audience(Ear.LOCAL));
        return booted();
    }

    /// Boots an application whose listeners are in another module.
    public Application external() {
        return apart(audience(Ear.EXTERNAL));
    }

    /// Boots an application whose listeners hear event objects.
    public Application typed() {
        return apart(audience(Ear.TYPED));
    }

    /// Boots an application whose listeners hear event objects, and have results.
    public Application answering() {
        return apart(audience(Ear.ANSWERING));
    }

    /// Boots an application whose listeners, in another module, hear nothing yet.
    public Application deaf() {
        return apart();
    }

    /// A fresh manager of listeners in another module.
    public EventManager audience() {
        return audience(Ear.EXTERNAL);
    }

    private Application apart(EventManager... managers) {
        var station = Set.<Class<?>>of(Station.class, StationEvents.class);
        application
                .module(
                        Part.of("station", station).showing(StationApi.class),
                        new StationEvents(names))
                .module(Part.of("audience", classes()).needing(StationApi.class), managers);
        return booted();
    }

    private EventManager audience(Ear ear) {
        return new AudienceEvents(ear, listeners, names);
    }

    private Set<Class<?>> classes() {
        return listeners.stream()
                .map(Object::getClass)
                .collect(
                        Collectors.toCollection(() -> new HashSet<>(Set.of(AudienceEvents.class))));
    }

    private Application booted() {
        return application.install(new Given(listeners, reached)).boot();
    }
}
