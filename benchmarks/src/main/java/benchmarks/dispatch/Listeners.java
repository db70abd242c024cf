package benchmarks.dispatch;

import java.util.List;
import java.util.stream.IntStream;

/// Listeners, each of a class of its own.
final class Listeners {
    private Listeners() {}

    /// Makes listeners of the classes `first`, `first + 1`, ….
    static List<Listener> numbered(int first, int count) {
        return numbered(Listener.class, "Listener0000", first, count);
    }

    static <T> List<T> numbered(Class<T> type, String template, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> Clones.create(type, template, number))
                .toList();
    }

    static long sum(List<? extends Listener> listeners) {
        return listeners.stream().mapToLong(Listener::sum).sum();
    }
}
