package benchmarks.station;

import java.util.List;
import java.util.stream.IntStream;

/// Listeners, each of a class of its own.
public final class Listeners {
    private Listeners() {}

    /// Makes listeners of the classes `first`, `first + 1`, ….
    public static List<Listener> numbered(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> Clones.create(Listener.class, "Listener0000", number))
                .toList();
    }

    /// What they have added up.
    public static long sum(List<? extends Listener> listeners) {
        return listeners.stream().mapToLong(Listener::sum).sum();
    }
}
