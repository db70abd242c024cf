package unisono.data.internal.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import unisono.data.DataException;
import unisono.data.Replay;
import unisono.data.ReplayFailure;
import unisono.data.ReplayFrom;
import unisono.data.ReplayOptions;
import unisono.data.ReplayState;
import unisono.events.DurableListener;

/// What operators do with replays, and ask about them. Each needs a transaction.
public final class ReplayTable {
    private static final String UNIQUE = "23505";

    private static final String START =
            """
            with new as (
                insert into unisono.replay (listener, state, behind, until, events, key, rate, skips)
                select l.name, 'running', ?, ?, ?, ?, ?, ? from unisono.listener l where l.name = ?
                returning id, behind)
            insert into unisono.replay_lane (replay, lane, low)
            select n.id, lane, n.behind from new n, generate_series(0, ?) lane
            returning replay
            """;

    private static final String SELECT =
            """
            select r.*, l.low, l.done, r.owner is not null and r.lease > clock_timestamp() as works,
                   (select count(*) from unisono.replay_failure f where f.replay = r.id) as skipped
              from unisono.replay r,
                   lateral (select min(l.low) as low, sum(l.done) as done
                              from unisono.replay_lane l where l.replay = r.id) l
            """;
    private static final String LIST = SELECT + " order by r.id desc limit ?";
    private static final String FIND = SELECT + " where r.id = ?";
    private static final String FAILURES =
            "select * from unisono.replay_failure where replay = ? order by position limit ?";
    private static final String PAUSE =
            "update unisono.replay set state = 'paused' where id = ? and state = 'running'";
    private static final String RESUME =
            """
            update unisono.replay set state = 'running', error = null, failed_at = null
             where id = ? and state in ('paused', 'stopped')
            """;
    private static final String CANCEL =
            """
            update unisono.replay set state = 'cancelled', ended_at = clock_timestamp()
             where id = ? and state in ('running', 'paused', 'stopped')
            """;

    /// The lane has done everything before: it stopped there.
    private static final String SKIP =
            """
            with stopped as (
                select id, failed_at, failed_lane, error from unisono.replay
                 where id = ? and state = 'stopped' for update),
                 kept as (
                insert into unisono.replay_failure (replay, position, error)
                select id, failed_at, error from stopped on conflict do nothing)
            update unisono.replay_lane l set low = s.failed_at
              from stopped s where l.replay = s.id and l.lane = s.failed_lane
            """;

    private ReplayTable() {}

    /// Enters a replay.
    ///
    /// @return its id
    public static long start(
            Connection connection, DurableListener listener, ReplayFrom from, ReplayOptions options)
            throws SQLException {
        var scope = Scope.of(connection, listener, from, options);
        try (var insert = connection.prepareStatement(START)) {
            insert.setLong(1, scope.behind());
            insert.setLong(2, scope.until());
            insert.setArray(3, connection.createArrayOf("text", scope.events().toArray()));
            insert.setString(4, scope.key());
            insert.setObject(5, options.rateMax() == 0 ? null : options.rateMax());
            insert.setBoolean(6, options.skipping());
            insert.setString(7, listener.name());
            insert.setInt(8, Lane.COUNT - 1);
            var id = insert.executeQuery();
            if (id.next()) {
                return id.getLong(1);
            }
            throw new DataException(
                    "%s is not known to the database, so it has heard nothing that could be replayed. It is known when a node that has it has delivered: deliveries.start()."
                            .formatted(listener.name()));
        } catch (SQLException failure) {
            if (UNIQUE.equals(failure.getSQLState())) {
                throw second(listener);
            }
            throw failure;
        }
    }

    private static DataException second(DurableListener listener) {
        return new DataException(
                "%s has a replay that is not over, and two would break its order. Wait for it, or cancel it."
                        .formatted(listener.name()));
    }

    public static List<Replay> list(Connection connection, int limit) throws SQLException {
        try (var select = connection.prepareStatement(LIST)) {
            select.setInt(1, limit);
            return replays(select);
        }
    }

    public static Optional<Replay> find(Connection connection, long id) throws SQLException {
        try (var select = connection.prepareStatement(FIND)) {
            select.setLong(1, id);
            return replays(select).stream().findFirst();
        }
    }

    private static List<Replay> replays(PreparedStatement select) throws SQLException {
        var rows = select.executeQuery();
        var replays = new ArrayList<Replay>();
        while (rows.next()) {
            replays.add(replay(rows));
        }
        return replays;
    }

    private static Replay replay(ResultSet row) throws SQLException {
        return new Replay(
                row.getLong("id"),
                row.getString("listener"),
                ReplayState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("behind") + 1,
                row.getLong("until"),
                row.getLong("low"),
                row.getLong("done"),
                row.getLong("skipped"),
                row.getBoolean("works"),
                row.getObject("failed_at", Long.class),
                row.getString("error"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    public static List<ReplayFailure> failures(Connection connection, long id, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(FAILURES)) {
            select.setLong(1, id);
            select.setInt(2, limit);
            var rows = select.executeQuery();
            var failures = new ArrayList<ReplayFailure>();
            while (rows.next()) {
                failures.add(
                        new ReplayFailure(
                                rows.getLong("position"),
                                rows.getObject("at", OffsetDateTime.class).toInstant(),
                                rows.getString("error")));
            }
            return failures;
        }
    }

    public static boolean pause(Connection connection, long id) throws SQLException {
        return change(connection, PAUSE, id);
    }

    public static boolean resume(Connection connection, long id) throws SQLException {
        return change(connection, RESUME, id);
    }

    /// Leaves out what it stopped at, and goes on.
    public static boolean skip(Connection connection, long id) throws SQLException {
        return change(connection, SKIP, id) && resume(connection, id);
    }

    public static boolean cancel(Connection connection, long id) throws SQLException {
        return change(connection, CANCEL, id);
    }

    private static boolean change(Connection connection, String sql, long id) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            update.setLong(1, id);
            return update.executeUpdate() == 1;
        }
    }
}
