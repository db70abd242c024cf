package benchmarks.dispatch;

import java.util.List;
import unisono.events.EventManager;
import unisono.events.EventName;

/// Binds every listener to every name, from inside the station or from outside.
final class StationEvents extends EventManager {
    /// Where the listeners are.
    enum Reach {
        LOCAL,
        EXTERNAL
    }

    private final Reach reach;
    private final List<Listener> listeners;
    private final List<EventName<Added>> names;

    StationEvents(Reach reach, List<Listener> listeners, List<EventName<Added>> names) {
        this.reach = reach;
        this.listeners = listeners;
        this.names = names;
    }

    @Override
    protected void registerListeners() {
        var first = listeners.getFirst().getClass();
        var scope =
                switch (reach) {
                    case LOCAL -> local(Station.class, first);
                    case EXTERNAL -> external(StationApi.class, first);
                };
        for (var name : names) {
            listeners.forEach(listener -> listener.bind(scope, name));
        }
    }
}
