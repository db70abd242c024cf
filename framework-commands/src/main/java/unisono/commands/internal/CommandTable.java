package unisono.commands.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import unisono.events.Refusal;

/// The rows of stored commands, and of how they ended.
///
/// **Lanes**: a command's lane follows from the time in its id (UUID version 7), so that one id is
/// one key in all of the table, and a lane is written for two days and then left alone. What is all
/// old is emptied as a whole.
final class CommandTable {
    private static final int LANES = 8;
    private static final long LANE_MILLIS = Duration.ofDays(2).toMillis();

    private static final String STORE =
            "insert into unisono.command (id, lane, name) values (?, ?, ?)";
    private static final String END =
            """
            insert into unisono.command_result (id, lane, name, result, module, rule, message)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (id, lane) do nothing
            """;
    private static final String IS_OVER =
            "select exists (select from unisono.command_result where id = ? and lane = ?)";
    private static final String FIND =
            """
            select coalesce(c.name, r.name) as name, r.result, r.module, r.rule, r.message
              from (select name from unisono.command where id = ? and lane = ?) c
              full join (select * from unisono.command_result where id = ? and lane = ?) r on true
            """;

    private CommandTable() {}

    /// What is stored of one.
    ///
    /// @param name of the command
    /// @param result as JSON; null if it has not succeeded
    /// @param refusal null if it was not refused
    record Row(String name, @Nullable String result, @Nullable Refusal refusal) {}

    static void store(Connection connection, UUID id, String name) throws SQLException {
        try (var insert = connection.prepareStatement(STORE)) {
            int index = fillKey(insert, 1, id);
            insert.setString(index, name);
            insert.executeUpdate();
        }
    }

    static boolean isOver(Connection connection, UUID id) throws SQLException {
        try (var select = connection.prepareStatement(IS_OVER)) {
            fillKey(select, 1, id);
            var row = select.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }

    /// Notes what came of it; whether nobody had.
    static boolean succeed(Connection connection, UUID id, String name, String result)
            throws SQLException {
        try (var insert = connection.prepareStatement(END)) {
            int index = fillKey(insert, 1, id);
            insert.setString(index, name);
            insert.setString(index + 1, result);
            insert.setString(index + 2, null);
            insert.setString(index + 3, null);
            insert.setString(index + 4, null);
            return insert.executeUpdate() == 1;
        }
    }

    /// Notes that it was refused, unless somebody noted how it ended.
    static void refuse(Connection connection, UUID id, String name, Refusal refusal)
            throws SQLException {
        try (var insert = connection.prepareStatement(END)) {
            int index = fillKey(insert, 1, id);
            insert.setString(index, name);
            insert.setString(index + 1, null);
            insert.setString(index + 2, refusal.module());
            insert.setString(index + 3, refusal.rule());
            insert.setString(index + 4, String.valueOf(refusal.getMessage()).replace("\0", ""));
            insert.executeUpdate();
        }
    }

    static Optional<Row> find(Connection connection, UUID id) throws SQLException {
        try (var select = connection.prepareStatement(FIND)) {
            int index = fillKey(select, 1, id);
            fillKey(select, index, id);
            var row = select.executeQuery();
            return row.next()
                    ? Optional.of(
                            new Row(row.getString("name"), row.getString("result"), refusal(row)))
                    : Optional.empty();
        }
    }

    private static @Nullable Refusal refusal(ResultSet row) throws SQLException {
        var message = row.getString("message");
        return message == null
                ? null
                : new Refusal(row.getString("module"), row.getString("rule"), message);
    }

    private static int fillKey(PreparedStatement statement, int index, UUID id)
            throws SQLException {
        statement.setObject(index, id);
        statement.setInt(index + 1, lane(id));
        return index + 2;
    }

    static int lane(UUID id) {
        long millis = id.getMostSignificantBits() >>> 16;
        return (int) (millis / LANE_MILLIS % LANES);
    }

    /// The partitions, each to be emptied by itself.
    static Iterable<String> lanes() {
        return Stream.of("command", "command_result")
                .flatMap(table ->
                        IntStream.range(0, LANES)
                                .mapToObj(lane -> "unisono.%s_%d".formatted(table, lane)))
                .toList();
    }

    /// Empties a partition in which there are rows, and nothing is needed. Waits for nobody.
    ///
    /// @return whether it did
    static boolean empty(Connection connection, String partition, Duration kept)
            throws SQLException {
        var isOver =
                "select exists (select from %1$s) and not exists (select from %1$s where at > clock_timestamp() - ? * interval '1 ms')"
                        .formatted(partition);
        try (var select = connection.prepareStatement(isOver);
                var statement = connection.createStatement()) {
            select.setLong(1, kept.toMillis());
            var row = select.executeQuery();
            row.next();
            if (!row.getBoolean(1)) {
                return false;
            }
            statement.execute("set local lock_timeout = '50ms'; truncate " + partition);
            return true;
        }
    }
}
