package unisono.test.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestPostgresTests {

    @Test
    void createsDatabasesThatDoNotSeeEachOther() throws SQLException {
        try (var first = TestPostgres.createDatabase();
                var second = TestPostgres.createDatabase()) {
            execute(first, "create table mine (id int)");

            assertThat(query(first, "select to_regclass('mine')::text")).isEqualTo("mine");
            assertThat(query(second, "select coalesce(to_regclass('mine')::text, 'none')"))
                    .isEqualTo("none");
        }
    }

    @Test
    void runsPostgreSql18WithoutDurability() throws SQLException {
        try (var database = TestPostgres.createDatabase()) {

            assertThat(query(database, "show server_version")).startsWith("18.");
            assertThat(query(database, "show fsync")).isEqualTo("off");
        }
    }

    @Test
    void dropsADatabaseThatIsStillInUse() throws SQLException {
        var database = TestPostgres.createDatabase();

        try (var left = connect(database)) {
            database.close();

            assertThat(left.isValid(1)).isFalse();
        }
        assertThatThrownBy(() -> connect(database))
                .hasMessage("FATAL: database \"%s\" does not exist".formatted(database.name()));
        database.close();
    }

    @Test
    void seesADockerEngineOnlyWhereSomebodyListens(@TempDir Path directory) throws Exception {
        var path = directory.resolve("docker.sock");
        var unix = URI.create("unix://" + path);
        assertThat(DockerEngine.answersAt(unix)).isFalse();

        try (var engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.bind(UnixDomainSocketAddress.of(path));

            assertThat(DockerEngine.answersAt(unix)).isTrue();
        }
        assertThat(DockerEngine.answersAt(unix)).isFalse();
    }

    @Test
    void seesADockerEngineBehindTcp() throws Exception {
        URI tcp;
        try (var engine = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            tcp = URI.create("tcp://127.0.0.1:" + engine.getLocalPort());

            assertThat(DockerEngine.answersAt(tcp)).isTrue();
        }
        assertThat(DockerEngine.answersAt(tcp)).isFalse();
        assertThat(DockerEngine.answersAt(URI.create("npipe:////./pipe/docker"))).isFalse();
    }

    private static Connection connect(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password());
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(TestDatabase database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
