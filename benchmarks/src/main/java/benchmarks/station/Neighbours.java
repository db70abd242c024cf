package benchmarks.station;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import unisono.events.EventManager;

/// Who only stands beside: a hundred subscriptions each, to what is never sent.
public final class Neighbours {
    static final int EACH = 100;

    private Neighbours() {}

    /// How many there are to so many subscriptions.
    public static int with(int subscriptions) {
        return subscriptions / EACH;
    }

    /// Their listeners, a hundred of each class, each class with an event of its own.
    public static List<Object> listeners(int neighbours) {
        return IntStream.rangeClosed(1, neighbours)
                .boxed()
                .flatMap(number -> IntStream.range(0, EACH).mapToObj(_ -> listener(number)))
                .toList();
    }

    private static Object listener(int number) {
        var _ = Clones.clone("Neighbour0000Event", number);
        return Clones.create(Object.class, "Neighbour0000", number);
    }

    static Part part(int number) {
        var _ = Clones.clone("Neighbour0000Event", number);
        return Part.of(
                "neighbour%d".formatted(number),
                Set.of(
                        Clones.clone("Neighbour0000", number),
                        Clones.clone("Neighbour0000Events", number)));
    }

    static EventManager manager(int number) {
        return Clones.create(EventManager.class, "Neighbour0000Events", number);
    }
}
