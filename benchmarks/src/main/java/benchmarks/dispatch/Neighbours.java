package benchmarks.dispatch;

import java.util.Set;
import unisono.events.EventManager;

/// Modules that only stand beside, each with a hundred subscriptions.
final class Neighbours {
    private Neighbours() {}

    static Part part(int number) {
        return Part.of(
                "neighbour%d".formatted(number),
                Set.of(
                        Clones.clone("Neighbour0000Events", number),
                        Clones.clone("Neighbour0000", number)));
    }

    static EventManager manager(int number) {
        return Clones.create(EventManager.class, "Neighbour0000Events", number);
    }
}
