package acceptance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import unisono.postgres.EmbeddedPostgres;

/// A look into a shop's database behind the shop's back.
record Sql(Connection connection) implements AutoCloseable {
    /// As the role that the shop itself uses.
    static Sql of(EmbeddedPostgres server) throws SQLException {
        return as(server.user(), server);
    }

    /// As the superuser, who has the same password.
    static Sql asSuperuser(EmbeddedPostgres server) throws SQLException {
        return as("postgres", server);
    }

    private static Sql as(String user, EmbeddedPostgres server) throws SQLException {
        return new Sql(DriverManager.getConnection(server.jdbcUrl(), user, server.password()));
    }

    void execute(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    /// The first column of all rows.
    List<String> column(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var column = new ArrayList<String>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(column(sql).getFirst());
    }

    /// How many rows each table has, the event log's included.
    Map<String, Long> rowCounts() throws SQLException {
        var tables =
                column(
                        """
                        select format('%I.%I', schemaname, tablename) from pg_tables
                        where schemaname in ('cart', 'orders', 'payment', 'unisono')
                        """);
        var counts = new TreeMap<String, Long>();
        for (var table : tables) {
            counts.put(table, number("select count(*) from " + table));
        }
        return counts;
    }

    /// How many of the shop's connections wait for a row that somebody holds.
    long waiting() throws SQLException {
        return number(
                """
                select count(*) from pg_stat_activity
                where wait_event_type = 'Lock' and application_name = 'unisono'
                """);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
