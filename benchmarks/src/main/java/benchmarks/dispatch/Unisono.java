package benchmarks.dispatch;

import benchmarks.dispatch.Emitting.ByBus;
import benchmarks.dispatch.Emitting.ByClass;
import benchmarks.dispatch.Emitting.ByDispatcher;
import benchmarks.dispatch.Emitting.ByEmitter;
import benchmarks.dispatch.Emitting.ByManyNames;
import benchmarks.station.Listener;
import benchmarks.station.Neighbours;
import benchmarks.station.Station;
import benchmarks.station.StationApi;
import java.util.List;
import unisono.events.Middleware;
import unisono.events.TransactionContext;

/// Our own dispatch: which application, and how it is called.
final class Unisono {
    private Unisono() {}

    static Dispatch local(List<Listener> listeners) {
        return new ByEmitter(Station.of(listeners).local(), listeners);
    }

    static Dispatch external(List<Listener> listeners) {
        return new ByEmitter(Station.of(listeners).external(), listeners);
    }

    static Dispatch localByClass(List<Listener> listeners) {
        return new ByClass(Station.of(listeners).local(), listeners);
    }

    static Dispatch externalByClass(List<Listener> listeners) {
        return new ByClass(Station.of(listeners).external(), listeners);
    }

    static Dispatch manyNames(List<Listener> listeners) {
        return new ByManyNames(
                Station.of(listeners).emitting(StationApi.ALL).external(), listeners);
    }

    static Dispatch beside(int others, List<Listener> listeners) {
        var station = Station.of(listeners).beside(Neighbours.with(others));
        return new ByEmitter(station.external(), listeners);
    }

    static Dispatch nesting(List<Listener> listeners) {
        return new ByEmitter(Station.of(listeners).nesting().external(), listeners);
    }

    static Dispatch typed(List<Listener> listeners) {
        return new ByBus(Station.of(listeners).typed(), listeners);
    }

    static Dispatch results(List<Listener> listeners) {
        return new ByDispatcher(Station.of(listeners).answering(), listeners);
    }

    static Dispatch within(TransactionContext transactions, List<Listener> listeners) {
        return new ByEmitter(Station.of(listeners).within(transactions).external(), listeners);
    }

    static Dispatch inside(List<Listener> listeners, Middleware... layers) {
        return new ByEmitter(Station.of(listeners).inside(layers).external(), listeners);
    }
}
