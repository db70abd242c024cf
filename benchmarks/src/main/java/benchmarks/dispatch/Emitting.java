package benchmarks.dispatch;

import benchmarks.station.Added;
import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import benchmarks.station.Station;
import benchmarks.station.StationApi;
import java.util.List;
import unisono.events.Application;
import unisono.events.Emitter;
import unisono.events.EventBus;
import unisono.events.EventDispatcher;
import unisono.events.EventName;
import unisono.events.Events;

/// An application of ours, and the ways in which it is called.
abstract sealed class Emitting implements Dispatch {
    private final Application application;
    private final List<Listener> listeners;

    private Emitting(Application application, List<Listener> listeners) {
        this.application = application;
        this.listeners = listeners;
    }

    <T> T its(Class<T> type) {
        return application.injector().getInstance(type);
    }

    @Override
    public long heard() {
        return Listeners.sum(listeners);
    }

    @Override
    public void close() {
        application.close();
    }

    /// `emitter.emit(NAME, payload)`.
    static final class ByEmitter extends Emitting {
        private final Emitter emitter;
        private final Added event = new Added(1);

        ByEmitter(Application application, List<Listener> listeners) {
            super(application, listeners);
            this.emitter = its(Events.class).emitter(Station.class);
        }

        @Override
        public void once() {
            emitter.emit(StationApi.ADDED, event);
        }
    }

    /// `events.emit(Emitter.class, NAME, payload)`.
    static final class ByClass extends Emitting {
        private final Events events;
        private final Added event = new Added(1);

        ByClass(Application application, List<Listener> listeners) {
            super(application, listeners);
            this.events = its(Events.class);
        }

        @Override
        public void once() {
            events.emit(Station.class, StationApi.ADDED, event);
        }
    }

    /// The names of one manager in turn, which are no constants where they are emitted.
    static final class ByManyNames extends Emitting {
        private final Emitter emitter;
        private static final int LAST = StationApi.ALL.size() - 1;

        private final EventName<Added>[] names;
        private final Added event = new Added(1);
        private int next;

        @SuppressWarnings("unchecked") // There are no arrays of generic types.
        ByManyNames(Application application, List<Listener> listeners) {
            super(application, listeners);
            this.names = StationApi.ALL.toArray(EventName[]::new);
            this.emitter = its(Events.class).emitter(Station.class);
        }

        @Override
        public void once() {
            emitter.emit(names[next++ & LAST], event);
        }
    }

    /// `bus.publish(event)`.
    static final class ByBus extends Emitting {
        private final EventBus bus;
        private final Added event = new Added(1);

        ByBus(Application application, List<Listener> listeners) {
            super(application, listeners);
            this.bus = its(EventBus.class);
        }

        @Override
        public void once() {
            bus.publish(event);
        }
    }

    /// `dispatcher.dispatch(event)`.
    static final class ByDispatcher extends Emitting {
        private final EventDispatcher dispatcher;
        private final int size;
        private final Added event = new Added(1);

        ByDispatcher(Application application, List<Listener> listeners) {
            super(application, listeners);
            this.dispatcher = its(EventDispatcher.class);
            this.size = listeners.size();
        }

        @Override
        public void once() {
            if (dispatcher.dispatch(event).results().size() != size) {
                throw new IllegalStateException("Results are missing.");
            }
        }
    }
}
