package benchmarks.subscriptions;

import static java.util.Objects.requireNonNull;

import benchmarks.station.Added;
import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import benchmarks.station.Neighbours;
import benchmarks.station.Station;
import java.util.List;
import org.jspecify.annotations.Nullable;
import unisono.events.Application;
import unisono.events.EventBus;
import unisono.events.EventListeners;
import unisono.events.Registration;

/// A listener of event objects.
final class UnisonoListen implements Roll {
    private final List<Listener> listeners = Listeners.numbered(1, 1);
    private final EventListeners.Listener<Added> listener = listeners.getFirst()::add;
    private final Application application;
    private final EventBus bus;
    private final Added event = new Added(1);
    private @Nullable Registration registration;

    UnisonoListen(int others) {
        this.application = Station.of(listeners).beside(Neighbours.with(others)).deaf();
        this.bus = application.injector().getInstance(EventBus.class);
    }

    @Override
    public void add() {
        registration = bus.listen(Added.class, listener);
    }

    @Override
    public void send() {
        bus.publish(event);
    }

    @Override
    public void remove() {
        requireNonNull(registration).close();
    }

    @Override
    public long heard() {
        return Listeners.sum(listeners);
    }

    @Override
    public void close() {
        application.close();
    }
}
