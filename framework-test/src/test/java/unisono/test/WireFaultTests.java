package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unisono.test.Sql.run;
import static unisono.test.Sql.text;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// What a client sees of a wire that breaks.
final class WireFaultTests {
    private static final int PATIENCE_SECONDS = 20;
    private static final String IMPATIENT = "?socketTimeout=1&loginTimeout=1";
    private static final TestDatabase DATABASE = TestPostgres.createDatabase();

    private Wire wire;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        wire = Wire.to(DATABASE.jdbcUrl());
        connection = connect("");
    }

    @AfterEach
    void end() throws SQLException {
        connection.close();
        wire.close();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void tellsAClientThatItsConnectionWasCutAndAdmitsTheNext() throws SQLException {
        assertThat(wire.connections()).isEqualTo(1);

        wire.cut();

        assertLost(() -> ask(connection));
        try (var another = connect("")) {
            assertThat(ask(another)).isEqualTo("1");
        }
    }

    @Test
    void cutsWhatIsFrozen() throws SQLException {
        wire.freeze();
        wire.cut();

        assertLost(() -> ask(connection));

        wire.thaw();
        try (var another = connect("")) {
            assertThat(ask(another)).isEqualTo("1");
        }
    }

    @Test
    void endsTheTransactionOfAConnectionThatWasCut() throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "create table doubtful (i integer)");

        wire.cut();

        try (var another = connect("")) {
            // Waits for the lock of the other, and finds nothing.
            run(another, "create table doubtful (i integer)");
            run(another, "drop table doubtful");
        }
        assertLost(() -> connection.commit());
    }

    @Test
    void letsAClientWaitWhileFrozen() throws SQLException {
        try (var impatient = connect(IMPATIENT)) {
            wire.freeze();

            assertThatThrownBy(() -> ask(impatient))
                    .isInstanceOf(SQLException.class)
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> connect(IMPATIENT)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void goesOnWhereItWasFrozen() throws Exception {
        wire.freeze();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> ask(connection));
            assertThatThrownBy(() -> one.get(200, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);

            wire.thaw();

            assertThat(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("1");
        }
    }

    @Test
    void refusesNewConnectionsOnly() throws SQLException {
        wire.refuse();

        assertThatThrownBy(() -> connect("")).isInstanceOf(SQLException.class);
        assertThat(ask(connection)).isEqualTo("1");

        wire.admit();
        try (var another = connect("")) {
            assertThat(ask(another)).isEqualTo("1");
        }
    }

    @Test
    void letsARoundTripTakeBothDelaysLonger() throws SQLException {
        wire.delay(Duration.ofMillis(40), Duration.ofMillis(60));
        assertThat(millis(() -> ask(connection))).isGreaterThanOrEqualTo(100);

        wire.delay(Duration.ZERO, Duration.ofMillis(50));
        assertThat(millis(() -> ask(connection))).isGreaterThanOrEqualTo(50);
    }

    @Test
    void delaysALargeAnswerAsAWhole() throws SQLException {
        // Some 2,000 chunks, which one by one would take 100 seconds.
        wire.delay(Duration.ZERO, Duration.ofMillis(50));

        assertThat(millis(() -> run(connection, "select repeat('x', 32000000)")))
                .isBetween(50L, 20_000L);
    }

    @Test
    void refusesADelayThatIsNone() {
        assertThatThrownBy(() -> wire.delay(Duration.ofMillis(-1), Duration.ZERO))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("A delay of PT-0.001S is not between 0 and PT1M.");
    }

    @Test
    void losesAnAnswerToWhatWasDone() throws SQLException {
        run(connection, "create table done (i integer)");

        wire.loseAnswer(2);
        assertThat(ask(connection)).isEqualTo("1");
        assertLost(() -> run(connection, "insert into done values (1)"));

        try (var another = connect("")) {
            assertThat(text(another, "select count(*) from done")).isEqualTo("1");
        }
    }

    @Test
    void offersNoEncryption() throws SQLException {
        assertThatThrownBy(() -> connect("?sslmode=require")).hasMessageContaining("SSL");

        try (var willing = connect("?sslmode=prefer&gssEncMode=prefer")) {
            assertThat(ask(willing)).isEqualTo("1");
        }
    }

    @Test
    void hasNothingToSayWhereThereIsNoServer() throws Exception {
        int nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        try (var nowhere = Wire.to("jdbc:postgresql://127.0.0.1:%d/shop".formatted(nobody))) {
            assertThatThrownBy(() ->
                            DriverManager.getConnection(
                                    nowhere.jdbcUrl(), DATABASE.user(), DATABASE.password()))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void listensNoMoreWhenItIsClosed() {
        wire.close();

        assertThat(wire.connections()).isZero();
        assertThatThrownBy(() -> connect("")).hasMessageContaining("refused");
        assertLost(() -> ask(connection));
    }

    @Test
    void forgetsAConnectionThatItsClientCloses() throws SQLException {
        for (int i = 0; i < 20; i++) {
            connect("").close();
        }

        long start = System.nanoTime();
        while (wire.connections() > 1 && secondsSince(start) < PATIENCE_SECONDS) {
            Thread.onSpinWait();
        }
        assertThat(wire.connections()).isEqualTo(1);
    }

    private static long secondsSince(long start) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    }

    @Test
    void keepsTheParametersOfTheUrl() {
        try (var other = Wire.to("jdbc:postgresql://[::1]/shop?a=b,c&d=e")) {
            assertThat(other.jdbcUrl())
                    .matches("jdbc:postgresql://127\\.0\\.0\\.1:\\d+/shop\\?a=b,c&d=e");
        }
    }

    @Test
    void refusesAUrlThatLeadsToSeveralServersWithoutItsParameters() {
        assertThatThrownBy(() -> Wire.to("jdbc:postgresql://a:1,b:2/shop?password=secret"))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "jdbc:postgresql://a:1,b:2/shop does not lead to one server. Give it as jdbc:postgresql://HOST:PORT/DATABASE.");
    }

    private Connection connect(String parameters) throws SQLException {
        return DriverManager.getConnection(
                wire.jdbcUrl() + parameters, DATABASE.user(), DATABASE.password());
    }

    private static String ask(Connection connection) throws SQLException {
        return text(connection, "select 1");
    }

    private interface Step {
        void take() throws SQLException;
    }

    private static void assertLost(Step step) {
        assertThatThrownBy(step::take)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        lost -> assertThat(lost.getSQLState()).isIn("08006", "08003"));
    }

    private static long millis(Step step) throws SQLException {
        long start = System.nanoTime();
        step.take();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
