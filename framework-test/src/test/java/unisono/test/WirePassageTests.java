package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unisono.test.Sql.run;
import static unisono.test.Sql.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import unisono.test.WireTraffic.Counts;
import unisono.test.WireTraffic.RoundTrip;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// That a wire changes nothing of what passes, however much and whatever it is.
final class WirePassageTests {
    private static final TestDatabase DATABASE = TestPostgres.createDatabase();
    private static final Wire WIRE = Wire.to(DATABASE.jdbcUrl());

    @AfterAll
    static void close() {
        WIRE.close();
        DATABASE.close();
    }

    @Test
    void passesCopiesBothWays() throws SQLException {
        var lines =
                IntStream.range(0, 100_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        try (var connection = connect("")) {
            run(connection, "create table t (i integer)");
            var copied = new StringWriter();
            var traffic =
                    WIRE.measure(() -> {
                        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
                        copied(() -> copy.copyIn("copy t from stdin", new StringReader(lines)));
                        copied(() -> copy.copyOut("copy t to stdout", copied));
                    });

            assertThat(copied).hasToString(lines);
            assertThat(traffic.statements())
                    .containsExactly("copy t from stdin", "copy t to stdout");
            assertThat(traffic.roundTrips()).isEqualTo(2);
            assertThat(traffic.total().bytesToServer()).isGreaterThan(lines.length());
        }
    }

    @Test
    void isNotConfusedByACopyThatTheDriverDoesNotWant() throws SQLException {
        try (var connection = connect("")) {
            var traffic =
                    WIRE.measure(() -> {
                        assertThatThrownBy(() -> run(connection, "copy pg_am from stdin"))
                                .isInstanceOf(SQLException.class);
                        run(connection, "select 1");
                    });

            assertThat(traffic.first())
                    .extracting(RoundTrip::statements)
                    .containsExactly(List.of("copy pg_am from stdin"), List.of("select 1"));
        }
    }

    @Test
    void passesARequestToCancel() throws SQLException {
        try (var connection = connect("");
                var sleep = connection.createStatement()) {
            sleep.setQueryTimeout(1);

            assertThatThrownBy(() -> sleep.execute("select pg_sleep(60)"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            cancelled -> assertThat(cancelled.getSQLState()).isEqualTo("57014"));
        }
    }

    @Test
    void passesALargeResultUnchanged() throws SQLException {
        var large = "select string_agg(md5(i::text), '') from generate_series(1, 300000) i";
        try (var through = connect("");
                var direct =
                        DriverManager.getConnection(
                                DATABASE.jdbcUrl(), DATABASE.user(), DATABASE.password())) {
            var answer = new ArrayList<String>();
            var traffic = WIRE.measure(() -> answer.add(text(through, large)));

            assertThat(answer.getFirst().equals(text(direct, large))).isTrue();
            assertThat(traffic.total().bytesToClient()).isGreaterThan(32 * 300_000);
        }
    }

    @Test
    void countsManyConnectionsApart() throws Exception {
        int connections = 20;
        int statements = 30;
        var traffic =
                WIRE.measure(() -> {
                    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        var all = new ArrayList<Future<?>>();
                        for (int i = 0; i < connections; i++) {
                            all.add(threads.submit(() -> runOften(statements)));
                        }
                        for (var one : all) {
                            one.get();
                        }
                    }
                });

        assertThat(traffic.connections()).hasSize(connections);
        assertThat(traffic.connections().values())
                .extracting(Counts::roundTrips)
                .containsOnly(statements);
        assertThat(traffic.roundTrips()).isEqualTo(connections * statements);
    }

    private int runOften(int times) throws SQLException {
        try (var connection = connect("assumeMinServerVersion=18")) {
            for (int i = 0; i < times; i++) {
                assertThat(text(connection, "select " + i)).isEqualTo(String.valueOf(i));
            }
        }
        return times;
    }

    private Connection connect(String parameters) throws SQLException {
        return DriverManager.getConnection(
                WIRE.jdbcUrl() + "?" + parameters, DATABASE.user(), DATABASE.password());
    }

    private interface Copy {
        long copy() throws IOException, SQLException;
    }

    private static void copied(Copy copy) throws SQLException {
        try {
            assertThat(copy.copy()).isEqualTo(100_000);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }
}
