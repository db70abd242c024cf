package benchmarks.dispatch;

import benchmarks.station.Added;
import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What many write themselves: a map from the event's class to its consumers.
final class NaiveMap implements Dispatch {
    private final Map<Class<?>, List<Consumer<Added>>> consumers = new HashMap<>();
    private final List<Listener> listeners;
    private final Added event = new Added(1);

    NaiveMap(List<Listener> listeners) {
        this.listeners = listeners;
        consumers.put(Added.class, listeners.stream().map(Listener::consumer).toList());
    }

    @Override
    public void once() {
        for (var consumer : consumers.getOrDefault(event.getClass(), List.of())) {
            consumer.accept(event);
        }
    }

    @Override
    public long heard() {
        return Listeners.sum(listeners);
    }
}
