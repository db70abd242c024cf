package benchmarks.append;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import unisono.postgres.EmbeddedPostgres;

/// The log as the framework makes it, and beside it an identical one without a horizon, on a server
/// whose commits wait for no disk: there, nothing hides what an append costs.
final class Logs implements AutoCloseable {
    private static final List<String> MIGRATIONS =
            List.of("V1__event_log.sql", "V2__payload_versions.sql", "V3__the_log.sql");

    private static final List<String> PLAIN =
            List.of(
                    "create schema plain",
                    "create sequence plain.position as bigint cache 1",
                    "create table plain.event (like unisono.event including indexes) partition by range (position)",
                    """
                    do $$ begin
                        for number in 0 .. 4 loop
                            execute format('create table plain.event_p%s (like unisono.event including indexes)', number);
                            execute format('create trigger event_is_final before update or delete or truncate on plain.event_p%s
                                            for each statement execute function unisono.refuse_change()', number);
                            execute format('alter table plain.event attach partition plain.event_p%s for values from (%s) to (%s)',
                                           number, number * 10000000, (number + 1) * 10000000);
                        end loop;
                    end $$
                    """,
                    """
                    do $$ begin
                        execute regexp_replace(replace(pg_get_functiondef('unisono.append'::regproc), 'unisono.', 'plain.'),
                                               'perform pg_advisory[^;]*;', '');
                    end $$
                    """);

    private final EmbeddedPostgres server = EmbeddedPostgres.temporary();

    Logs() throws SQLException, IOException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create schema unisono");
            for (var migration : MIGRATIONS) {
                statement.execute(text(migration));
            }
            for (var sql : PLAIN) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    /// As it is on the class path, without Hibernate, which would want a validator's company.
    private static String text(String migration) throws IOException {
        var name = "META-INF/unisono/migrations/unisono/" + migration;
        try (var file = requireNonNull(Logs.class.getClassLoader().getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// How many rows there are where this way appends.
    long count(Way way) throws SQLException {
        var table = way == Way.LOG || way == Way.FUNCTION ? "unisono.event" : "plain.event";
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    @Override
    public void close() {
        server.close();
    }
}
