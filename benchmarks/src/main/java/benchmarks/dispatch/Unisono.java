package benchmarks.dispatch;

import java.util.List;
import unisono.events.Application;
import unisono.events.Emitter;
import unisono.events.EventName;
import unisono.events.Events;

/// Our own dispatch, in the ways in which it is called.
final class Unisono {
    private static final List<EventName<Added>> NAMES =
            List.of(
                    StationApi.ADDED,
                    StationApi.ADDED_AGAIN,
                    StationApi.BOOKED,
                    StationApi.COUNTED,
                    StationApi.FILED,
                    StationApi.NOTED,
                    StationApi.SHIPPED,
                    StationApi.STORED);
    private static final int NEIGHBOURS = 1_000;

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

    static Dispatch crowded(List<Listener> listeners) {
        return new ByEmitter(Station.of(listeners).beside(NEIGHBOURS).external(), listeners);
    }

    static Dispatch manyNames(List<Listener> listeners) {
        return new ByManyNames(Station.of(listeners, NAMES).external(), listeners);
    }

    private static Events events(Application application) {
        return application.injector().getInstance(Events.class);
    }

    /// `emitter.emit(NAME, payload)`.
    private static final class ByEmitter implements Dispatch {
        private final Emitter emitter;
        private final List<Listener> listeners;
        private final Added event = new Added(1);

        private ByEmitter(Application application, List<Listener> listeners) {
            this.emitter = events(application).emitter(Station.class);
            this.listeners = listeners;
        }

        @Override
        public void once() {
            emitter.emit(StationApi.ADDED, event);
        }

        @Override
        public long heard() {
            return Listeners.sum(listeners);
        }
    }

    /// `events.emit(Emitter.class, NAME, payload)`.
    private static final class ByClass implements Dispatch {
        private final Events events;
        private final List<Listener> listeners;
        private final Added event = new Added(1);

        private ByClass(Application application, List<Listener> listeners) {
            this.events = events(application);
            this.listeners = listeners;
        }

        @Override
        public void once() {
            events.emit(Station.class, StationApi.ADDED, event);
        }

        @Override
        public long heard() {
            return Listeners.sum(listeners);
        }
    }

    /// The names of one manager in turn, which are no constants where they are emitted.
    private static final class ByManyNames implements Dispatch {
        private final Emitter emitter;
        private final List<Listener> listeners;
        private final List<EventName<Added>> names = NAMES;
        private final Added event = new Added(1);
        private int next;

        private ByManyNames(Application application, List<Listener> listeners) {
            this.emitter = events(application).emitter(Station.class);
            this.listeners = listeners;
        }

        @Override
        public void once() {
            emitter.emit(names.get(next), event);
            next = next + 1 & NAMES.size() - 1;
        }

        @Override
        public long heard() {
            return Listeners.sum(listeners);
        }
    }
}
