package benchmarks.station;

import unisono.events.EventManager;
import unisono.events.EventName;

/// What a module that only stands beside hears: itself, under many names.
public final class Neighbour0000Events extends EventManager {
    @Override
    protected void registerListeners() {
        var scope = local(Neighbour0000Events.class, Neighbour0000.class);
        for (int i = 0; i < Neighbours.EACH; i++) {
            var name = EventName.of("neighbour0000.happened%d".formatted(i), Added.class);
            scope.on(name, Neighbour0000::count);
        }
    }
}
