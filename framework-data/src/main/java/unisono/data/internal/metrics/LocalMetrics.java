package unisono.data.internal.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import unisono.data.Metric;
import unisono.data.internal.OpenDatabase;

/// What this node knows by itself. Stateless.
public final class LocalMetrics {
    private static final String SECONDS = "seconds";

    private LocalMetrics() {}

    /// Asks nobody.
    public static List<Metric> read(OpenDatabase database) {
        var meters = database.meters();
        return Stream.of(
                        handling(meters),
                        longest(meters),
                        Family.counter(
                                        "unisono_emissions_logged",
                                        "Emissions that came into the log with a commit here.")
                                .add(Map.of(), meters.emissions()),
                        done(meters),
                        failed(meters),
                        connections(database.poolUse()),
                        Family.gauge(
                                        "unisono_pool_waiting_threads",
                                        "",
                                        "Threads that wait for a connection of the pool.")
                                .add(Map.of(), database.poolUse().waiting()),
                        Family.gauge("unisono_pool_connections_max", "", "The size of the pool.")
                                .add(Map.of(), database.connectionsMax()))
                .map(Family::metric)
                .toList();
    }

    private static Family done(Meters meters) {
        var family =
                Family.counter(
                        "unisono_deliveries_done",
                        "Deliveries that came to their end here, replays not counted.");
        meters.listeners().forEach((name, meter) -> family.add(listener(name), meter.doneSum()));
        return family;
    }

    private static Family failed(Meters meters) {
        var family =
                Family.counter(
                        "unisono_delivery_failures",
                        "Attempts that failed here, and are tried again or given up.");
        meters.listeners().forEach((name, meter) -> family.add(listener(name), meter.failedSum()));
        return family;
    }

    private static Family longest(Meters meters) {
        var family =
                Family.gauge(
                        "unisono_delivery_handler_max_seconds",
                        SECONDS,
                        "The longest that a handler took since this node started.");
        meters.listeners().forEach((name, meter) -> family.add(listener(name), meter.secondsMax()));
        return family;
    }

    /// Its count is that of all attempts.
    private static Family handling(Meters meters) {
        var family =
                Family.histogram(
                        "unisono_delivery_handler_seconds",
                        SECONDS,
                        "Attempts to deliver here, replays included, by the time in the handler.");
        meters.listeners().forEach((name, meter) -> handling(family, name, meter));
        return family;
    }

    private static void handling(Family family, String listener, ListenerMeter meter) {
        var counts = meter.counts();
        long sum = 0;
        for (int i = 0; i < counts.size(); i++) {
            sum += counts.get(i);
            boolean last = i == ListenerMeter.BOUNDS.size();
            var labels = new LinkedHashMap<>(listener(listener));
            labels.put("le", last ? "+Inf" : ListenerMeter.BOUNDS.get(i).toString());
            family.add("_bucket", labels, sum);
        }
        family.add("_count", listener(listener), sum);
        family.add("_sum", listener(listener), meter.seconds());
    }

    private static Family connections(OpenDatabase.PoolUse use) {
        return Family.gauge("unisono_pool_connections", "", "Connections of the pool, by use.")
                .add(Map.of("state", "active"), use.active())
                .add(Map.of("state", "idle"), use.idle());
    }

    static Map<String, String> listener(String name) {
        return Map.of("listener", name);
    }
}
