package benchmarks.station;

import java.util.List;
import unisono.events.EventName;
import unisono.events.ModuleApi;

/// What the emitting module shows: constants, as any API does.
public interface StationApi extends ModuleApi {
    EventName<Added> ADDED = EventName.of("station.added", Added.class);
    EventName<Added> ADDED_AGAIN = EventName.of("station.added-again", Added.class);
    EventName<Added> BOOKED = EventName.of("station.booked", Added.class);
    EventName<Added> COUNTED = EventName.of("station.counted", Added.class);
    EventName<Added> FILED = EventName.of("station.filed", Added.class);
    EventName<Added> NOTED = EventName.of("station.noted", Added.class);
    EventName<Added> SHIPPED = EventName.of("station.shipped", Added.class);
    EventName<Added> STORED = EventName.of("station.stored", Added.class);

    List<EventName<Added>> ALL =
            List.of(ADDED, ADDED_AGAIN, BOOKED, COUNTED, FILED, NOTED, SHIPPED, STORED);
}
