package benchmarks.subscriptions;

import static java.util.Objects.requireNonNull;

import benchmarks.station.Added;
import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import benchmarks.station.Neighbours;
import benchmarks.station.Station;
import benchmarks.station.StationApi;
import java.util.List;
import org.jspecify.annotations.Nullable;
import unisono.events.Application;
import unisono.events.Emitter;
import unisono.events.Events;
import unisono.events.Registration;
import unisono.events.Subscriptions;

/// A manager with one subscription, checked as at start-up.
final class UnisonoSubscription implements Roll {
    private final List<Listener> listeners = Listeners.numbered(1, 1);
    private final Station station = Station.of(listeners);
    private final Application application;
    private final Subscriptions subscriptions;
    private final Emitter emitter;
    private final Added event = new Added(1);
    private @Nullable Registration registration;

    UnisonoSubscription(int others) {
        this.application = station.beside(Neighbours.with(others)).deaf();
        this.subscriptions = application.injector().getInstance(Subscriptions.class);
        this.emitter = application.injector().getInstance(Events.class).emitter(Station.class);
    }

    @Override
    public void add() {
        registration = subscriptions.add(station.audience());
    }

    @Override
    public void send() {
        emitter.emit(StationApi.ADDED, event);
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
