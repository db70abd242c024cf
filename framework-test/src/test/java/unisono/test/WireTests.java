package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unisono.test.Sql.run;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.test.WireTraffic.Counts;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// What the wire counts, and that what passes is not changed by it.
final class WireTests {
    private static final String SIMPLE = "preferQueryMode=simple";
    private static final String INSERT = "insert into t values ($1)";
    private static final TestDatabase DATABASE = TestPostgres.createDatabase();
    private static final Wire WIRE = Wire.to(DATABASE.jdbcUrl());

    @AfterAll
    static void close() {
        WIRE.close();
        DATABASE.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (var connection = connect("")) {
            run(connection, "drop table if exists t; create table t (i integer primary key)");
        }
    }

    @Test
    void guardsTheBudgetOfAnApplication() {
        try (var database = TestPostgres.createDatabase();
                var wire = Wire.to(database.jdbcUrl());
                var bakery = new Bakery(wire, database)) {
            bakery.order("apple");

            var traffic = wire.measure(() -> bakery.order("plum"));

            assertThat(traffic.commits()).as(traffic::toString).isEqualTo(1);
        }
    }

    @Test
    void countsNoStartUp() throws SQLException {
        var traffic = WIRE.measure(() -> connect("assumeMinServerVersion=18").close());

        assertThat(traffic.roundTrips()).as(traffic::toString).isZero();
        assertThat(traffic.connections()).isEmpty();
    }

    @Test
    void countsASimpleQuery() throws SQLException {
        try (var connection = connect(SIMPLE)) {
            var traffic = WIRE.measure(() -> run(connection, "select 1"));

            assertThat(traffic.statements()).containsExactly("select 1");
            assertThat(traffic.total())
                    .returns(1, Counts::roundTrips)
                    .returns(1, Counts::statements)
                    .returns(1, Counts::autocommits)
                    .returns(0, Counts::commits)
                    .returns((long) "Q....select 1.".length(), Counts::bytesToServer);
        }
    }

    @Test
    void countsSeveralStatementsInOneSimpleQueryAsOne() throws SQLException {
        var three = "begin; insert into t values (1); commit";
        try (var connection = connect(SIMPLE)) {
            var traffic = WIRE.measure(() -> run(connection, three));

            assertThat(traffic.statements()).containsExactly(three);
            assertThat(traffic.total())
                    .returns(1, Counts::roundTrips)
                    .returns(1, Counts::commits)
                    .returns(0, Counts::autocommits);
        }
    }

    @Test
    void countsATransactionOfTheExtendedProtocol() throws SQLException {
        try (var connection = connect("")) {
            connection.setAutoCommit(false);

            var traffic =
                    WIRE.measure(() -> {
                        insert(connection, 1);
                        insert(connection, 2);
                        connection.commit();
                    });

            assertThat(traffic.statements()).containsExactly("BEGIN", INSERT, INSERT, "COMMIT");
            assertThat(traffic.total())
                    .returns(3, Counts::roundTrips)
                    .returns(4, Counts::statements)
                    .returns(1, Counts::commits)
                    .returns(0, Counts::rollbacks)
                    .returns(0, Counts::errors);
        }
    }

    @Test
    void knowsAStatementThatTheServerKeeps() throws SQLException {
        try (var connection = connect("prepareThreshold=1");
                var insert = connection.prepareStatement("insert into t values (?)")) {
            var traffic =
                    WIRE.measure(() -> {
                        for (int i = 0; i < 10; i++) {
                            insert.setInt(1, i);
                            insert.executeUpdate();
                        }
                    });

            assertThat(traffic.statements()).hasSize(10).containsOnly(INSERT);
            assertThat(traffic.total().autocommits()).isEqualTo(10);
        }
    }

    @Test
    void countsABatchAsOneRoundTrip() throws SQLException {
        try (var connection = connect("");
                var batch = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 3; i++) {
                batch.addBatch("insert into t values (" + i + ")");
            }

            var traffic = WIRE.measure(batch::executeBatch);

            assertThat(traffic.roundTrips()).as(traffic::toString).isEqualTo(1);
            assertThat(traffic.statements())
                    .containsExactly(
                            "BEGIN",
                            "insert into t values (0)",
                            "insert into t values (1)",
                            "insert into t values (2)");
            connection.rollback();
        }
    }

    @Test
    void countsAResultInPartsAsOftenAsItIsAskedFor() throws SQLException {
        try (var connection = connect("");
                var select = connection.prepareStatement("select generate_series(1, 25)")) {
            connection.setAutoCommit(false);
            select.setFetchSize(10);

            var traffic =
                    WIRE.measure(() -> {
                        var rows = select.executeQuery();
                        while (rows.next()) {
                            assertThat(rows.getInt(1)).isPositive();
                        }
                    });

            assertThat(traffic.roundTrips()).as(traffic::toString).isEqualTo(3);
            assertThat(traffic.statements())
                    .startsWith("BEGIN")
                    .filteredOn("select generate_series(1, 25)"::equals)
                    .hasSize(3);
            connection.rollback();
        }
    }

    @Test
    void tellsErrorsAndACommitThatRolledBack() throws SQLException {
        try (var connection = connect("")) {
            connection.setAutoCommit(false);
            insert(connection, 1);

            var traffic =
                    WIRE.measure(() -> {
                        assertThatThrownBy(() -> insert(connection, 1))
                                .hasMessageContaining("t_pkey");
                        // The driver says nothing.
                        connection.commit();
                    });

            assertThat(traffic.first().getFirst().errors()).containsExactly("23505");
            assertThat(traffic.total())
                    .returns(1, Counts::errors)
                    .returns(0, Counts::commits)
                    .returns(1, Counts::rollbacks);
        }
    }

    @Test
    void countsNoRollbackToASavepoint() throws SQLException {
        try (var connection = connect("")) {
            connection.setAutoCommit(false);
            var traffic =
                    WIRE.measure(() -> {
                        var savepoint = connection.setSavepoint();
                        insert(connection, 1);
                        connection.rollback(savepoint);
                        connection.commit();
                    });

            assertThat(traffic.total()).returns(0, Counts::rollbacks).returns(1, Counts::commits);
        }
    }

    @Test
    void keepsNoPasswordsAndNoValues() throws SQLException {
        var traffic =
                WIRE.measure(() -> {
                    try (var connection = connect("");
                            var select = connection.prepareStatement("select ?::text, 1 / 0")) {
                        select.setString(1, "secret of a customer");
                        assertThatThrownBy(select::executeQuery).hasMessageContaining("zero");
                    }
                });

        assertThat(traffic.toString())
                .contains("select $1::text, 1 / 0", "error 22012")
                .doesNotContain("secret", "zero");
    }

    @Test
    void measuresOneWithinAnother() throws SQLException {
        try (var connection = connect("")) {
            var inner = new ArrayList<WireTraffic>();
            WIRE.reset();
            var outer =
                    WIRE.measure(() -> {
                        run(connection, "select 1");
                        inner.add(WIRE.measure(() -> run(connection, "select 2")));
                    });
            run(connection, "select 3");

            assertThat(inner.getFirst().statements()).containsExactly("select 2");
            assertThat(outer.statements()).containsExactly("select 1", "select 2");
            assertThat(WIRE.traffic().statements())
                    .containsExactly("select 1", "select 2", "select 3");
        }
    }

    @Test
    void letsAFailureThrough() {
        assertThatThrownBy(() ->
                        WIRE.measure(() -> {
                            throw new IOException("fire");
                        }))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("fire");
    }

    private Connection connect(String parameters) throws SQLException {
        return DriverManager.getConnection(
                WIRE.jdbcUrl() + "?" + parameters, DATABASE.user(), DATABASE.password());
    }

    private static void insert(Connection connection, int i) throws SQLException {
        try (var insert = connection.prepareStatement("insert into t values (?)")) {
            insert.setInt(1, i);
            insert.executeUpdate();
        }
    }
}
