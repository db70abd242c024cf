package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import unisono.data.LoggedEmission;
import unisono.data.internal.delivery.NotCompleted.Reason;

/// What failed, what waits behind it, and every attempt. Each statement locks the slot first, so
/// that whoever claims it meanwhile comes before or after, and not in between.
final class FailureTable {
    private static final String COLUMNS =
            """
            id, name, version, module, emitter, event_key, payload, time, cause, correlation,
            actor, tenant, traceparent
            """;
    private static final String OF_LOG =
            """
            e.id, e.name, e.version, e.module, e.emitter, e.key, e.payload, e.time, e.cause,
            e.correlation, e.actor, e.tenant, e.traceparent
            """;
    private static final String LOCK =
            """
            select from unisono.lease where listener = ? and slot = ? and owner = ? and epoch = ?
               for share
            """;
    private static final String FAIL =
            """
            insert into unisono.delivery (listener, position, slot, key, state, attempt, due_at,
                                          last_error, %s)
            select ?, e.position, ?, ?, ?, ?, clock_timestamp() + ? * interval '1 ms', ?, %s
              from unisono.event e where e.position = ?
            on conflict do nothing
            """
                    .formatted(COLUMNS, OF_LOG);
    private static final String FAIL_AGAIN =
            """
            update unisono.delivery
               set state = ?, attempt = ?, due_at = clock_timestamp() + ? * interval '1 ms',
                   last_error = ?
             where listener = ? and position = ?
            """;
    private static final String ATTEMPT =
            """
            insert into unisono.attempt (listener, position, attempt, node, error, round)
            values (?, ?, ?, ?, ?, (select count(*) from unisono.intervention i
                                     where i.listener = ? and i.position = ?))
            on conflict do nothing
            """;

    private static final String WAIT =
            """
            insert into unisono.delivery (listener, position, slot, key, state, attempt, due_at, %s)
            select ?, e.position, v.slot, v.key, 'waiting', 0, clock_timestamp(), %s
              from unnest(?::bigint[], ?::smallint[], ?::text[]) as v (position, slot, key)
              join unisono.event e on e.position = v.position
            on conflict do nothing
            """
                    .formatted(COLUMNS, OF_LOG);
    private static final String FREE =
            """
            select distinct k.key from unnest(?::text[]) as k (key)
             where not exists (select from unisono.delivery h
                                where h.listener = ? and h.key = k.key and h.state <> 'waiting')
            """;
    private static final String DUE =
            """
            select d.* from unisono.delivery d
              join unisono.lease l on l.listener = d.listener and l.slot = d.slot and l.owner = ?
              join unisono.listener n on n.name = d.listener and not n.paused
             where d.state = 'retry' and d.due_at <= clock_timestamp() and d.listener <> all (?)
             order by d.due_at, d.position limit ?
            """;
    private static final String NEXT_DUE =
            """
            select ceil(1000 * extract(epoch from min(d.due_at) - clock_timestamp()))::bigint
              from unisono.delivery d
              join unisono.lease l on l.listener = d.listener and l.slot = d.slot and l.owner = ?
              join unisono.listener n on n.name = d.listener and not n.paused
             where d.state = 'retry' and d.due_at > clock_timestamp()
            """;
    private static final String WAITING =
            """
            select * from unisono.delivery
             where listener = ? and key = ? order by position limit ?
            """;
    private static final String WAITS = "waiting";

    private FailureTable() {}

    /// @param state of the row from now on
    /// @param attempts that failed, with this one
    /// @param due after which time it may be tried again
    record Failure(String state, int attempts, Duration due, String error) {
        private static final int FEW = 100;

        /// The same, in words that can be written where the text of the failure cannot.
        Failure inFewWords() {
            var first = error.lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
            return new Failure(
                    state, attempts, due, first.substring(0, Math.min(FEW, first.length())));
        }
    }

    /// A row that may be tried again.
    record Row(
            String listener,
            int slot,
            @Nullable String key,
            String state,
            int attempts,
            LoggedEmission event) {}

    /// What waits for nothing any more, in its order.
    ///
    /// @param isBlocked whether it waits all the same, for one that failed
    record Waiting(List<Row> rows, boolean isBlocked) {
        static Waiting of(List<Row> all) {
            var rows = all.stream().takeWhile(row -> row.state().equals(WAITS)).toList();
            return new Waiting(rows, rows.isEmpty() && !all.isEmpty());
        }
    }

    static void fail(Connection connection, Item item, Failure failure, String node)
            throws SQLException {
        lock(connection, item.hold());
        if (item.isStored()) {
            failAgain(connection, item, failure);
        } else {
            failFirst(connection, item, failure);
        }
        try (var insert = connection.prepareStatement(ATTEMPT)) {
            insert.setString(1, item.hold().listener());
            insert.setLong(2, item.position());
            insert.setInt(3, failure.attempts());
            insert.setString(4, node);
            insert.setString(5, failure.error());
            insert.setString(6, item.hold().listener());
            insert.setLong(7, item.position());
            insert.executeUpdate();
        }
    }

    private static void failFirst(Connection connection, Item item, Failure failure)
            throws SQLException {
        try (var insert = connection.prepareStatement(FAIL)) {
            insert.setString(1, item.hold().listener());
            insert.setInt(2, item.hold().slot());
            insert.setString(3, item.key());
            insert.setString(4, failure.state());
            insert.setInt(5, failure.attempts());
            insert.setLong(6, failure.due().toMillis());
            insert.setString(7, failure.error());
            insert.setLong(8, item.position());
            insert.executeUpdate();
        }
    }

    private static void failAgain(Connection connection, Item item, Failure failure)
            throws SQLException {
        try (var update = connection.prepareStatement(FAIL_AGAIN)) {
            update.setString(1, failure.state());
            update.setInt(2, failure.attempts());
            update.setLong(3, failure.due().toMillis());
            update.setString(4, failure.error());
            update.setString(5, item.hold().listener());
            update.setLong(6, item.position());
            update.executeUpdate();
        }
    }

    private static void lock(Connection connection, Hold hold) throws SQLException {
        try (var select = connection.prepareStatement(LOCK)) {
            select.setString(1, hold.listener());
            select.setInt(2, hold.slot());
            select.setObject(3, hold.owner());
            select.setLong(4, hold.epoch());
            if (!select.executeQuery().next()) {
                throw new NotCompleted(Reason.FENCED);
            }
        }
    }

    /// Lets items of one listener wait behind what failed.
    ///
    /// @return the keys of which nothing has failed any more
    static List<String> waits(Connection connection, List<Item> items) throws SQLException {
        var listener = items.getFirst().hold().listener();
        var holds =
                items.stream()
                        .map(Item::hold)
                        .distinct()
                        .sorted(Comparator.comparingInt(Hold::slot));
        for (var hold : holds.toList()) {
            lock(connection, hold);
        }
        var arrays = new Arrays(connection);
        try (var insert = connection.prepareStatement(WAIT);
                var select = connection.prepareStatement(FREE)) {
            insert.setString(1, listener);
            insert.setArray(2, arrays.longs(items, Item::position));
            insert.setArray(3, arrays.shorts(items, item -> item.hold().slot()));
            insert.setArray(4, arrays.texts(items, Item::key));
            insert.executeUpdate();
            select.setArray(1, arrays.texts(items, Item::key));
            select.setString(2, listener);
            var rows = select.executeQuery();
            var free = new ArrayList<String>();
            while (rows.next()) {
                free.add(rows.getString(1));
            }
            return free;
        }
    }

    /// What may be tried again now, of the slots of a node.
    ///
    /// @param without listeners that begin nothing now
    static List<Row> due(Connection connection, UUID node, List<String> without, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(DUE)) {
            select.setObject(1, node);
            select.setArray(2, new Arrays(connection).texts(without, name -> name));
            select.setInt(3, limit);
            return rows(select.executeQuery());
        }
    }

    /// In how long there will be more; null if nobody knows of any.
    static @Nullable Duration nextDue(Connection connection, UUID node) throws SQLException {
        try (var select = connection.prepareStatement(NEXT_DUE)) {
            select.setObject(1, node);
            var answer = select.executeQuery();
            answer.next();
            long millis = answer.getLong(1);
            return answer.wasNull() ? null : Duration.ofMillis(millis);
        }
    }

    /// What waits behind a key.
    static Waiting waiting(Connection connection, String listener, String key, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(WAITING)) {
            select.setString(1, listener);
            select.setString(2, key);
            select.setInt(3, limit);
            return Waiting.of(rows(select.executeQuery()));
        }
    }

    private static List<Row> rows(ResultSet result) throws SQLException {
        var rows = new ArrayList<Row>();
        while (result.next()) {
            rows.add(
                    new Row(
                            result.getString("listener"),
                            result.getInt("slot"),
                            result.getString("key"),
                            result.getString("state"),
                            result.getInt("attempt"),
                            event(result)));
        }
        return rows;
    }

    private static LoggedEmission event(ResultSet row) throws SQLException {
        return new LoggedEmission(
                row.getLong("position"),
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getInt("version"),
                row.getString("module"),
                row.getString("emitter"),
                row.getString("event_key"),
                new String(row.getBytes("payload"), java.nio.charset.StandardCharsets.UTF_8),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getObject("cause", UUID.class),
                row.getObject("correlation", UUID.class),
                row.getString("actor"),
                row.getString("tenant"),
                row.getString("traceparent"));
    }
}
