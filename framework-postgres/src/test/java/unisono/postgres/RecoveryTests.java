package unisono.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static unisono.postgres.ServerDirectory.execute;
import static unisono.postgres.ServerDirectory.query;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers and keepers that are killed under their users, who come back by themselves.
final class RecoveryTests {

    @TempDir private Path parent;
    private ServerDirectory directory;
    private EmbeddedPostgres postgres;
    private String url;

    @BeforeEach
    void commitsSomething() throws SQLException {
        directory = new ServerDirectory(parent.resolve("postgres"));
        postgres = EmbeddedPostgres.join(directory.path());
        url = postgres.jdbcUrl();
        execute(postgres, "create table kept as select 42 as answer");
    }

    @AfterEach
    void leavesNothing() {
        postgres.close();
        directory.awaitEnd();
    }

    @Test
    void comesBackWhenTheServerIsKilled() throws IOException {
        ServerDirectory.signal("KILL", directory.postmaster());

        awaitAnswer(url);
    }

    @Test
    void comesBackUnderAnOpenConnection() throws IOException, SQLException {
        try (var open = connect(url)) {
            ServerDirectory.signal("KILL", directory.postmaster());
            awaitAnswer(url);

            assertThat(open.isValid(1)).isFalse();
        }
    }

    @Test
    void comesBackWhenTheKeeperIsKilled() throws IOException {
        var orphan = directory.postmaster();
        ServerDirectory.signal("KILL", directory.keeper());
        ServerDirectory.await(() -> ProcessHandle.of(orphan).isEmpty());

        awaitAnswer(url);
    }

    @Test
    void comesBackWhenBothAreKilledAtOnce() throws IOException {
        ServerDirectory.signal("STOP", directory.keeper());
        ServerDirectory.signal("KILL", directory.postmaster());
        ServerDirectory.signal("KILL", directory.keeper());

        awaitAnswer(url);
    }

    @Test
    void whoJoinsMeanwhileFindsItAtItsPort() throws IOException, SQLException {
        ServerDirectory.signal("KILL", directory.postmaster());

        try (var next = EmbeddedPostgres.join(directory.path())) {
            assertThat(next.jdbcUrl()).isEqualTo(url);
            assertThat(next.password()).isEqualTo(postgres.password());
            assertThat(query(next, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void comesBackForAUserInAnotherProcess() throws IOException {
        try (var user = UserProcess.start(directory.path())) {
            assertThat(user.said()).startsWith("joined " + postgres.port());
            postgres.close();

            ServerDirectory.signal("KILL", directory.postmaster());

            awaitAnswer(url);
        }
    }

    @Test
    void everyUserComesBackToOneServer() throws IOException, SQLException {
        try (var user = UserProcess.start(directory.path());
                var second = EmbeddedPostgres.join(directory.path())) {
            assertThat(user.said()).startsWith("joined " + postgres.port());

            ServerDirectory.signal("KILL", directory.keeper());
            ServerDirectory.signal("KILL", directory.postmaster());

            awaitAnswer(url);
            assertThat(second.jdbcUrl()).isEqualTo(url);
            assertThat(query(second, "select pg_sleep(2)")).isEmpty();
        }
    }

    @Test
    void takesAnotherPortWhenSomebodyHasTakenIts() throws IOException, SQLException {
        postgres.close();
        directory.awaitEnd();

        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (var _ = new ServerSocket(postgres.port(), 1, loopback);
                var next = EmbeddedPostgres.join(directory.path())) {
            assertThat(next.port()).isNotEqualTo(postgres.port());
            assertThat(query(next, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void keepsItsPortBetweenStarts() {
        postgres.close();
        directory.awaitEnd();

        try (var next = EmbeddedPostgres.join(directory.path())) {
            assertThat(next.jdbcUrl()).isEqualTo(url);
        }
    }

    @Test
    void closingWhileItComesBackLeavesNothing() throws IOException {
        var keeper = directory.keeper();
        ServerDirectory.signal("KILL", directory.postmaster());
        ServerDirectory.await(() -> ProcessHandle.of(keeper).isEmpty());
        ServerDirectory.await(() -> !directory.processes().isEmpty());

        postgres.close();

        directory.awaitEnd();
    }

    private void awaitAnswer(String jdbcUrl) {
        ServerDirectory.await(() -> answers(jdbcUrl));
        assertThat(postgres.jdbcUrl()).isEqualTo(jdbcUrl);
    }

    private boolean answers(String jdbcUrl) {
        try (var connection = connect(jdbcUrl);
                var rows = connection.createStatement().executeQuery("select answer from kept")) {
            return rows.next() && rows.getInt(1) == 42;
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect(String jdbcUrl) throws SQLException {
        return DriverManager.getConnection(jdbcUrl, postgres.user(), postgres.password());
    }
}
