package unisono.data.internal.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import unisono.events.Due;
import unisono.events.Origin;
import unisono.events.PlannedEmission;

/// What an emitter does to what it has planned, in its own transaction. The database's clock
/// counts.
final class TimerTable {
    private static final String REST =
            " returning floor(1000 * extract(epoch from due_at - clock_timestamp()))::bigint";
    private static final String SET =
            """
            insert into unisono.timer (due_at, planned_for, version, event, module, emitter, name, payload,
                                       cause, correlation, actor, tenant, traceparent)
            select d.due, d.due, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
              from (select coalesce(?::timestamptz, clock_timestamp()) + ? * interval '1 us') as d (due)
            on conflict (module, name) where name is not null do update
               set due_at = excluded.due_at, planned_for = excluded.planned_for,
                   set_at = clock_timestamp(), attempts = 0, state = 'waiting', last_error = null,
                   version = excluded.version, event = excluded.event, emitter = excluded.emitter,
                   payload = excluded.payload, cause = excluded.cause,
                   correlation = excluded.correlation, actor = excluded.actor,
                   tenant = excluded.tenant, traceparent = excluded.traceparent
            """
                    + REST;
    private static final String MOVE =
            """
            update unisono.timer
               set due_at = d.due, planned_for = d.due, attempts = 0, state = 'waiting',
                   last_error = null
              from (select coalesce(?::timestamptz, clock_timestamp()) + ? * interval '1 us') as d (due)
            """;
    private static final String MOVE_NAMED = MOVE + "where module = ? and name = ?" + REST;
    private static final String MOVE_ONE = MOVE + "where id = ?" + REST;
    private static final String CANCEL_NAMED =
            "delete from unisono.timer where module = ? and name = ?";
    private static final String CANCEL_ONE = "delete from unisono.timer where id = ?";

    private TimerTable() {}

    /// Plans an emission; in how long it is due.
    static Duration set(
            Connection connection,
            @Nullable String name,
            PlannedEmission planned,
            byte[] payload,
            Due due)
            throws SQLException {
        var origin = Origin.current();
        try (var insert = connection.prepareStatement(SET)) {
            insert.setInt(1, planned.event().version());
            insert.setString(2, planned.event().text());
            insert.setString(3, planned.module());
            insert.setString(4, planned.emitter());
            insert.setString(5, name);
            insert.setBytes(6, payload);
            insert.setObject(7, planned.cause());
            insert.setObject(8, planned.correlation());
            insert.setString(9, origin.actor());
            insert.setString(10, origin.tenant());
            insert.setString(11, origin.traceparent());
            fill(insert, 12, due);
            var rest = rest(insert);
            return rest == null ? Duration.ZERO : rest;
        }
    }

    /// In how long it is due then; null if there is none.
    static @Nullable Duration move(Connection connection, String module, String name, Due due)
            throws SQLException {
        try (var update = connection.prepareStatement(MOVE_NAMED)) {
            fill(update, 1, due);
            update.setString(3, module);
            update.setString(4, name);
            return rest(update);
        }
    }

    /// As above.
    static @Nullable Duration move(Connection connection, long id, Due due) throws SQLException {
        try (var update = connection.prepareStatement(MOVE_ONE)) {
            fill(update, 1, due);
            update.setLong(3, id);
            return rest(update);
        }
    }

    static boolean cancel(Connection connection, String module, String name) throws SQLException {
        try (var delete = connection.prepareStatement(CANCEL_NAMED)) {
            delete.setString(1, module);
            delete.setString(2, name);
            return delete.executeUpdate() == 1;
        }
    }

    static boolean cancel(Connection connection, long id) throws SQLException {
        try (var delete = connection.prepareStatement(CANCEL_ONE)) {
            delete.setLong(1, id);
            return delete.executeUpdate() == 1;
        }
    }

    private static void fill(PreparedStatement statement, int index, Due due) throws SQLException {
        switch (due) {
            case Due.At(var time) -> {
                statement.setObject(index, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
                statement.setLong(index + 1, 0);
            }
            case Due.After(var delay) -> {
                statement.setNull(index, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
                statement.setLong(index + 1, delay.toNanos() / 1_000);
            }
        }
    }

    private static @Nullable Duration rest(PreparedStatement statement) throws SQLException {
        try (var answer = statement.executeQuery()) {
            return answer.next() ? Duration.ofMillis(Math.max(0, answer.getLong(1))) : null;
        }
    }
}
