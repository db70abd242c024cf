package unisono.events.internal;

import java.util.List;
import unisono.events.EventName;

/// All that is known in advance of one class emitting one event.
///
/// @param module the name of the emitter's module
/// @param deliveries in delivery order, each handler once
record Route(Class<?> emitter, EventName<?> event, String module, List<Delivery> deliveries) {
    Route {
        deliveries = List.copyOf(deliveries);
    }

    /// `OrderApi.PLACED` as error messages say it: the event, and who emitted it.
    String words() {
        return "%s was emitted by %s".formatted(event, emitter.getSimpleName());
    }
}
