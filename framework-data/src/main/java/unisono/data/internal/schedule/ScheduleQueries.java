package unisono.data.internal.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import unisono.data.PendingEmission;
import unisono.data.RecurringEmission;
import unisono.events.CatchUp;
import unisono.events.Due;

/// What operators ask and do.
public final class ScheduleQueries {
    private static final String PENDING =
            """
            select id, event, module, emitter, name, schedule, planned_for, due_at, attempts,
                   state = 'failed' as failed, %s as last_error
              from unisono.timer\s
            """;
    private static final String LIST =
            PENDING.formatted("null") + "where (state = 'failed') = ? order by due_at, id limit ?";
    private static final String ONE = PENDING.formatted("last_error") + "where id = ?";
    private static final String NAMED =
            PENDING.formatted("last_error") + "where module = ? and name = ?";
    private static final String RECURRING = "select * from unisono.schedule order by name";
    private static final String PAUSE = "update unisono.schedule set paused = ? where name = ?";
    private static final String FORGET = "delete from unisono.schedule where name = ?";

    private ScheduleQueries() {}

    /// What is planned, or what failed.
    public static List<PendingEmission> list(Connection connection, boolean failed, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(LIST)) {
            select.setBoolean(1, failed);
            select.setInt(2, limit);
            return pending(select);
        }
    }

    /// One of them.
    public static Optional<PendingEmission> find(Connection connection, long id)
            throws SQLException {
        try (var select = connection.prepareStatement(ONE)) {
            select.setLong(1, id);
            return pending(select).stream().findFirst();
        }
    }

    /// The one with a name.
    public static Optional<PendingEmission> find(Connection connection, String module, String name)
            throws SQLException {
        try (var select = connection.prepareStatement(NAMED)) {
            select.setString(1, module);
            select.setString(2, name);
            return pending(select).stream().findFirst();
        }
    }

    private static List<PendingEmission> pending(PreparedStatement select) throws SQLException {
        var row = select.executeQuery();
        var rows = new ArrayList<PendingEmission>();
        while (row.next()) {
            rows.add(
                    new PendingEmission(
                            row.getLong("id"),
                            row.getString("event"),
                            row.getString("module"),
                            row.getString("emitter"),
                            row.getString("name"),
                            row.getString("schedule"),
                            row.getObject("planned_for", OffsetDateTime.class).toInstant(),
                            row.getObject("due_at", OffsetDateTime.class).toInstant(),
                            row.getBoolean("failed"),
                            row.getInt("attempts"),
                            row.getString("last_error")));
        }
        return rows;
    }

    /// Whether it was there.
    public static boolean cancel(Connection connection, long id) throws SQLException {
        return TimerTable.cancel(connection, id);
    }

    /// In how long it is due then; null if it is not there.
    public static @Nullable Duration move(Connection connection, long id, Due due)
            throws SQLException {
        return TimerTable.move(connection, id, due);
    }

    /// All that recurs.
    public static List<RecurringEmission> recurring(Connection connection, Known known)
            throws SQLException {
        try (var select = connection.prepareStatement(RECURRING)) {
            var row = select.executeQuery();
            var rows = new ArrayList<RecurringEmission>();
            while (row.next()) {
                rows.add(recurring(row, known));
            }
            return rows;
        }
    }

    private static RecurringEmission recurring(ResultSet row, Known known) throws SQLException {
        var name = row.getString("name");
        return new RecurringEmission(
                name,
                row.getString("event"),
                row.getString("module"),
                row.getString("cron"),
                ZoneId.of(row.getString("zone")),
                CatchUp.valueOf(row.getString("catch_up")),
                known.recurrence(name) != null,
                row.getBoolean("paused"),
                Optional.ofNullable(instant(row, "next_at")),
                instant(row, "last_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /// Whether there is such a thing.
    public static boolean pause(Connection connection, String name, boolean paused)
            throws SQLException {
        try (var update = connection.prepareStatement(PAUSE)) {
            update.setBoolean(1, paused);
            update.setString(2, name);
            return update.executeUpdate() == 1;
        }
    }

    /// Whether it was there and may go.
    public static boolean forget(Connection connection, Known known, String name)
            throws SQLException {
        if (known.recurrence(name) != null) {
            return false;
        }
        try (var delete = connection.prepareStatement(FORGET)) {
            delete.setString(1, name);
            return delete.executeUpdate() == 1;
        }
    }
}
