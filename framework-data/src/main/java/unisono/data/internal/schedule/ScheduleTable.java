package unisono.data.internal.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import unisono.events.CatchUp;
import unisono.events.Cron;
import unisono.events.Recurrence;

/// What recurs, and when it does next.
final class ScheduleTable {
    /// One whose times are others now begins anew.
    private static final String REGISTER =
            """
            insert into unisono.schedule (name, event, version, module, emitter, cron, zone, catch_up, next_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (name) do update
               set event = excluded.event, version = excluded.version, module = excluded.module,
                   emitter = excluded.emitter, cron = excluded.cron, zone = excluded.zone,
                   catch_up = excluded.catch_up, seen_at = clock_timestamp(),
                   next_at = case when (schedule.cron, schedule.zone) = (excluded.cron, excluded.zone)
                                  then schedule.next_at else excluded.next_at end
            """;

    private static final String DUE =
            """
            select name, event, version, module, emitter, cron, zone, catch_up, next_at,
                   clock_timestamp() as now
              from unisono.schedule
             where name = any (?) and not paused and next_at <= clock_timestamp()
             order by next_at limit 1 for update skip locked
            """;
    private static final String PLAN =
            """
            insert into unisono.timer (due_at, planned_for, version, event, module, emitter, schedule)
            select o.at, o.at, ?, ?, ?, ?, ? from unnest(?) as o (at)
            """;
    private static final String ADVANCE =
            "update unisono.schedule set next_at = ?, last_at = clock_timestamp() where name = ?";

    private ScheduleTable() {}

    static Instant now(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select clock_timestamp()");
                var answer = select.executeQuery()) {
            answer.next();
            return instant(answer, 1);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static void register(
            Connection connection, Recurrence recurrence, String module, @Nullable Instant next)
            throws SQLException {
        try (var insert = connection.prepareStatement(REGISTER)) {
            insert.setString(1, recurrence.name());
            insert.setString(2, recurrence.event().text());
            insert.setInt(3, recurrence.event().version());
            insert.setString(4, module);
            insert.setString(5, recurrence.emitter().getSimpleName());
            insert.setString(6, recurrence.cron().text());
            insert.setString(7, recurrence.zone().getId());
            insert.setString(8, recurrence.catchUp().name());
            set(insert, 9, next);
            insert.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, int index, @Nullable Instant time)
            throws SQLException {
        if (time == null) {
            statement.setNull(index, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
        }
    }

    /// Makes timers of what is due of one of them, in the connection's transaction.
    ///
    /// @return its name; null if nothing is due
    /// @throws UnreadableSchedule if this release does not understand its row
    static @Nullable String plan(Connection connection, List<String> names) throws SQLException {
        try (var select = connection.prepareStatement(DUE)) {
            select.setArray(1, connection.createArrayOf("text", names.toArray()));
            var row = select.executeQuery();
            if (!row.next()) {
                return null;
            }
            var name = row.getString("name");
            var occurrences = occurrences(name, row);
            plan(connection, row, occurrences.due());
            advance(connection, name, occurrences.next());
            return name;
        }
    }

    private static Occurrences occurrences(String name, ResultSet row) throws SQLException {
        try {
            return Occurrences.of(
                    Cron.parse(row.getString("cron")),
                    ZoneId.of(row.getString("zone")),
                    CatchUp.valueOf(row.getString("catch_up")),
                    row.getObject("next_at", OffsetDateTime.class).toInstant(),
                    row.getObject("now", OffsetDateTime.class).toInstant());
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new UnreadableSchedule(name, e);
        }
    }

    private static void plan(Connection connection, ResultSet row, List<Instant> due)
            throws SQLException {
        if (due.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(PLAN)) {
            insert.setInt(1, row.getInt("version"));
            insert.setString(2, row.getString("event"));
            insert.setString(3, row.getString("module"));
            insert.setString(4, row.getString("emitter"));
            insert.setString(5, row.getString("name"));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "timestamptz", due.stream().map(Instant::toString).toArray()));
            insert.executeUpdate();
        }
    }

    private static void advance(Connection connection, String name, @Nullable Instant next)
            throws SQLException {
        try (var update = connection.prepareStatement(ADVANCE)) {
            set(update, 1, next);
            update.setString(2, name);
            update.executeUpdate();
        }
    }

    /// A later release wrote it.
    static final class UnreadableSchedule extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String name;

        private UnreadableSchedule(String name, Exception cause) {
            super(cause);
            this.name = name;
        }

        String name() {
            return name;
        }
    }
}
