package unisono.data.internal.metrics;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import unisono.data.Deliveries;
import unisono.data.ListenerLag;
import unisono.data.LogPartition;
import unisono.data.Metric;
import unisono.data.Replay;
import unisono.data.ReplayState;
import unisono.data.internal.delivery.Inspection;
import unisono.data.internal.log.LogPartitions;
import unisono.data.internal.projection.Statuses;
import unisono.data.internal.replay.ReplayTable;

/// What the database knows. Stateless.
public final class StoredMetrics {
    private static final String SECONDS = "seconds";
    private static final String BYTES = "bytes";
    private static final double MILLIS = 1_000;
    private static final int REPLAYS_MAX = 100;
    private static final String STATES =
            "select listener, state, count(*) from unisono.delivery group by 1, 2 order by 1, 2";
    private static final String HORIZON =
            """
            select pg_sequence_last_value('unisono.position') - unisono.horizon(),
                   coalesce((select extract(epoch from clock_timestamp() - min(since))
                               from unisono.horizon_holder), 0)
            """;

    private StoredMetrics() {}

    /// What there is when it does not answer.
    public static List<Metric> down() {
        return List.of(up(0).metric());
    }

    /// Asks six times.
    ///
    /// @param connection that commits each statement by itself
    public static List<Metric> read(Connection connection) throws SQLException {
        var lags = Inspection.lags(connection, Deliveries.COUNT_MAX);
        return Stream.of(
                        Stream.of(up(1)),
                        listeners(lags),
                        Stream.of(stored(connection)),
                        ProjectionMetrics.of(Statuses.read(connection, _ -> true)),
                        horizon(connection),
                        log(LogPartitions.read(connection)),
                        Stream.of(replays(ReplayTable.list(connection, REPLAYS_MAX))))
                .flatMap(families -> families)
                .map(Family::metric)
                .toList();
    }

    private static Family up(int value) {
        return Family.gauge("unisono_database_up", "", "Whether the database answered last.")
                .add(Map.of(), value);
    }

    private static Stream<Family> listeners(List<ListenerLag> lags) {
        return Stream.of(
                of(
                        lags,
                        Family.gauge(
                                "unisono_listener_lag_events",
                                "",
                                "Events that a listener has not done, 100,000 at the most."),
                        ListenerLag::unread),
                of(
                        lags,
                        Family.gauge(
                                "unisono_listener_lag_seconds",
                                SECONDS,
                                "The age of the oldest event that a listener has not done."),
                        lag -> seconds(lag.behind())),
                of(
                        lags,
                        Family.gauge(
                                "unisono_listener_retrying_events",
                                "",
                                "Deliveries that failed and are tried again, and what waits."),
                        ListenerLag::retrying),
                of(
                        lags,
                        Family.gauge(
                                "unisono_listener_stopped_events",
                                "",
                                "Deliveries that wait for somebody, and what waits behind them."),
                        ListenerLag::stopped),
                of(
                        lags,
                        Family.gauge(
                                "unisono_listener_lost_events",
                                "",
                                "Events that a listener will never hear."),
                        ListenerLag::lost),
                of(
                        lags,
                        Family.gauge("unisono_listener_paused", "", "Whether it is paused."),
                        lag -> lag.paused() ? 1 : 0),
                of(
                        lags,
                        Family.gauge("unisono_listener_known", "", "Whether a node runs it."),
                        lag -> lag.known() ? 1 : 0));
    }

    private static Family of(
            List<ListenerLag> lags, Family family, ToDoubleFunction<ListenerLag> value) {
        for (var lag : lags) {
            var labels = new LinkedHashMap<>(LocalMetrics.listener(lag.listener()));
            labels.put("module", lag.module());
            family.add(labels, value.applyAsDouble(lag));
        }
        return family;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }

    private static Family stored(Connection connection) throws SQLException {
        var family =
                Family.gauge(
                        "unisono_stored_deliveries",
                        "",
                        "Deliveries that failed or wait behind one that did, by state.");
        try (var select = connection.prepareStatement(STATES);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                var labels = new LinkedHashMap<>(LocalMetrics.listener(rows.getString(1)));
                labels.put("state", rows.getString(2));
                family.add(labels, rows.getLong(3));
            }
        }
        return family;
    }

    private static Stream<Family> horizon(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(HORIZON);
                var row = select.executeQuery()) {
            row.next();
            return Stream.of(
                    Family.gauge(
                                    "unisono_horizon_behind_positions",
                                    "",
                                    "Positions that were drawn and are not decided.")
                            .add(Map.of(), row.getLong(1)),
                    Family.gauge(
                                    "unisono_horizon_holder_age_seconds",
                                    SECONDS,
                                    "The age of the oldest transaction that has appended.")
                            .add(Map.of(), row.getDouble(2)));
        }
    }

    private static Stream<Family> log(List<LogPartition> partitions) {
        long bytes = partitions.stream().mapToLong(LogPartition::bytes).sum();
        return Stream.of(
                Family.gauge("unisono_log_size_bytes", BYTES, "The log on the disk.")
                        .add(Map.of(), bytes),
                Family.gauge("unisono_log_partitions", "", "Partitions, those ahead included.")
                        .add(Map.of(), partitions.size()));
    }

    /// One at a time for each listener.
    private static Family replays(List<Replay> replays) {
        var family =
                Family.gauge(
                        "unisono_replay_remaining_positions",
                        "",
                        "How much of the log is left to a replay that is not over.");
        replays.stream()
                .filter(replay -> replay.endedAt() == null)
                .forEach(replay -> family.add(labels(replay), replay.remaining()));
        return family;
    }

    private static Map<String, String> labels(Replay replay) {
        var labels = new LinkedHashMap<>(LocalMetrics.listener(replay.listener()));
        labels.put("stopped", Boolean.toString(replay.state() == ReplayState.STOPPED));
        return labels;
    }
}
