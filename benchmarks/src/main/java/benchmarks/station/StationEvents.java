package benchmarks.station;

import java.util.List;
import unisono.events.EventManager;
import unisono.events.EventName;

/// What the station emits.
final class StationEvents extends EventManager {
    private final List<EventName<Added>> names;

    StationEvents(List<EventName<Added>> names) {
        this.names = names;
    }

    @Override
    protected void registerListeners() {
        emits(Station.class, names.toArray(EventName<?>[]::new));
    }
}
