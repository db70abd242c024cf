package unisono.data.internal.log;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import unisono.data.DatabaseSettings;
import unisono.data.internal.LazyDatabase;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// A database with an empty log, and ways to it that know nothing of pools and sessions.
final class LogDatabase implements AutoCloseable {
    private static final String APPEND =
            """
            select unisono.append(array_agg(now()), array_agg(gen_random_uuid()), array_agg(gen_random_uuid()),
                                  array_agg(1), array_agg('test.done'::text), array_agg('test'::text),
                                  array_agg('Test'::text), array_agg(convert_to(number::text, 'UTF8')),
                                  array_agg('k' || number % 10), null, null, null, null)
              from generate_series(?::int, ?::int) number
            """;

    private final TestDatabase database;

    private LogDatabase(TestDatabase database) {
        this.database = database;
    }

    static LogDatabase empty() {
        return new LogDatabase(TestPostgres.createDatabase());
    }

    static LogDatabase migrated() {
        var log = empty();
        log.open();
        return log;
    }

    /// As a node does when it starts.
    void open() {
        try (var node = new LazyDatabase(this::settings, List.of())) {
            var _ = node.get();
        }
    }

    DatabaseSettings settings() {
        return new DatabaseSettings(database.jdbcUrl(), database.user(), database.password());
    }

    /// In auto-commit.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password());
    }

    void execute(String sql) throws SQLException {
        try (var connection = connect()) {
            execute(connection, sql);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Appends rows whose payloads are these numbers.
    ///
    /// @return the last position
    static long append(Connection connection, int from, int to) throws SQLException {
        try (var append = connection.prepareStatement(APPEND)) {
            append.setInt(1, from);
            append.setInt(2, to);
            var last = append.executeQuery();
            last.next();
            return last.getLong(1);
        }
    }

    void append(int from, int to) throws SQLException {
        try (var connection = connect()) {
            append(connection, from, to);
        }
    }

    List<String> texts(String sql) throws SQLException {
        try (var connection = connect()) {
            return texts(connection, sql);
        }
    }

    /// The first column.
    static List<String> texts(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    List<String> partitions() throws SQLException {
        return texts(
                """
                select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
                 where inhparent = 'unisono.event'::regclass order by inhrelid
                """);
    }

    @Override
    public void close() {
        database.close();
    }
}
