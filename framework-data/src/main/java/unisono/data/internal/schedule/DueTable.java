package unisono.data.internal.schedule;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import unisono.events.Origin;

/// What is due, on its way out.
final class DueTable {
    /// As many as may be locked by others before one is found that is free.
    private static final int CANDIDATES = 100;

    private static final int ERROR_MAX = 4_000;

    /// Locks no more than the one row that it deletes: who emits it may take long, and is to hinder
    /// nobody. What was moved meanwhile is left, because the condition is asked again for the row
    /// that was locked. The time of the statement is one that an index can be searched for.
    private static final String TAKE =
            """
            with candidate as materialized (
                     select c.id, c.due_at
                       from unnest(?, ?) as known (event, version),
                            lateral (select id, due_at from unisono.timer t
                                      where t.event = known.event and t.version <= known.version
                                        and t.state = 'waiting' and t.due_at <= statement_timestamp()
                                      order by t.due_at limit ?) c
                      order by c.due_at limit ?),
                 next as materialized (
                     select t.id from unisono.timer t join candidate c on c.id = t.id
                      where t.state = 'waiting' and t.due_at <= clock_timestamp()
                      order by c.due_at limit 1 for update of t skip locked)
            delete from unisono.timer t using next where t.id = next.id
            returning t.id, t.planned_for, t.attempts, t.event, t.version, t.module, t.emitter,
                      t.schedule, t.payload, t.cause, t.correlation, t.actor, t.tenant, t.traceparent
            """;

    /// Not when it was moved, set again, or failed elsewhere meanwhile. An outage is no attempt.
    private static final String PUT_OFF =
            """
            update unisono.timer
               set attempts = attempts + ?, last_error = ?,
                   state = case when attempts + ? >= ? then 'failed' else 'waiting' end,
                   due_at = clock_timestamp()
                            + random() * least(?, 1000 * power(2, attempts)) * interval '1 ms'
             where id = ? and attempts = ? and state = 'waiting' and due_at <= clock_timestamp()
            returning state = 'failed'
            """;

    private DueTable() {}

    static @Nullable Duration next(Connection connection, Known known) throws SQLException {
        try (var select = connection.prepareStatement("select unisono.next_due(?, ?, ?)")) {
            known.fillNextDue(select);
            return next(select.executeQuery());
        }
    }

    /// Goes to the row in which `unisono.next_due` is the first.
    static @Nullable Duration next(ResultSet answer) throws SQLException {
        answer.next();
        long millis = answer.getLong(1);
        return answer.wasNull() ? null : Duration.ofMillis(Math.max(0, millis));
    }

    /// Takes one that is due; null if there is none that is free.
    static @Nullable DueTimer take(Connection connection, Known known) throws SQLException {
        try (var delete = connection.prepareStatement(TAKE)) {
            known.fill(delete, 1);
            delete.setInt(3, CANDIDATES);
            delete.setInt(4, CANDIDATES);
            var row = delete.executeQuery();
            return row.next() ? timer(row) : null;
        }
    }

    private static DueTimer timer(ResultSet row) throws SQLException {
        var payload = row.getBytes("payload");
        return new DueTimer(
                row.getLong("id"),
                row.getObject("planned_for", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getString("event"),
                row.getInt("version"),
                row.getString("module"),
                row.getString("emitter"),
                row.getString("schedule"),
                payload == null ? null : new String(payload, StandardCharsets.UTF_8),
                row.getObject("cause", UUID.class),
                row.getObject("correlation", UUID.class),
                new Origin(
                        row.getString("actor"),
                        row.getString("tenant"),
                        row.getString("traceparent")));
    }

    /// Puts one off that could not be emitted.
    ///
    /// @param counted whether it was its own fault
    /// @return whether it is not tried again
    static boolean putOff(
            Connection connection,
            DueTimer timer,
            String error,
            boolean counted,
            int attemptsMax,
            Duration backoffMax)
            throws SQLException {
        try (var update = connection.prepareStatement(PUT_OFF)) {
            update.setInt(1, counted ? 1 : 0);
            update.setString(2, error.substring(0, Math.min(ERROR_MAX, error.length())));
            update.setInt(3, counted ? 1 : 0);
            update.setInt(4, attemptsMax);
            update.setLong(5, backoffMax.toMillis());
            update.setLong(6, timer.id());
            update.setInt(7, timer.attempts());
            var answer = update.executeQuery();
            return answer.next() && answer.getBoolean(1);
        }
    }
}
