package benchmarks.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/// What is written by hand, in the connection's transaction.
final class Rows {
    private static final String TEXT = "Somebody has bought something.";
    private static final byte[] PAYLOAD = Ordered.json(1_000_000);
    private static final String RAW =
            """
            insert into bench.event (position, time, id, correlation, version, name, module, emitter, payload)
            values (nextval('bench.position'), ?, ?, ?, ?, ?, ?, ?, ?)
            """
                    .strip();

    private Rows() {}

    /// The tables of everybody.
    static void create(Connection connection) throws SQLException {
        execute(connection, "create schema if not exists bench");
        execute(
                connection,
                """
                create table if not exists bench.business
                    (id bigint generated always as identity primary key, number bigint, text text)
                """);
        execute(
                connection,
                """
                create table if not exists bench.effect
                    (id bigint generated always as identity primary key, number bigint)
                """);
    }

    /// A table that is like the log, and is read by nobody.
    static void createRaw(Connection connection) throws SQLException {
        execute(connection, "create sequence if not exists bench.position as bigint cache 1");
        execute(
                connection,
                """
                create table if not exists bench.event
                    (like unisono.event including indexes) partition by range (position)
                """);
        execute(
                connection,
                """
                create table if not exists bench.event_p0 partition of bench.event
                    for values from (0) to (1000000000)
                """);
        execute(
                connection,
                """
                create or replace trigger event_is_final before update or delete or truncate
                    on bench.event_p0 for each statement execute function unisono.refuse_change()
                """);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// What the emitter's transaction does.
    static void business(Connection connection, long number) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        "insert into bench.business (number, text) values (?, ?)")) {
            insert.setLong(1, number);
            insert.setString(2, TEXT);
            insert.executeUpdate();
        }
    }

    /// What a handler does.
    static void effect(Connection connection, long number) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into bench.effect (number) values (?)")) {
            insert.setLong(1, number);
            insert.executeUpdate();
        }
    }

    /// What takes the place of events.
    static void raw(Connection connection, int rows) throws SQLException {
        try (var insert = connection.prepareStatement(RAW)) {
            for (int i = 0; i < rows; i++) {
                insert.setObject(1, OffsetDateTime.now(ZoneOffset.UTC));
                insert.setObject(2, UUID.randomUUID());
                insert.setObject(3, UUID.randomUUID());
                insert.setInt(4, 1);
                insert.setString(5, "bench.ordered");
                insert.setString(6, "bench");
                insert.setString(7, "Counter");
                insert.setBytes(8, PAYLOAD);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
