package unisono.test.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import unisono.postgres.EmbeddedPostgres;

/// The PostgreSQL of a test run: in a container where a Docker engine answers, else the embedded
/// one. There is one server per JVM; it starts with the first database and ends with the JVM,
/// however that ends. Nothing in it is durable.
///
/// ```java
/// try (var database = TestPostgres.createDatabase()) {
///     assertThat(query(database, "show server_version")).startsWith("18.");
///     assertThat(query(database, "show fsync")).isEqualTo("off");
/// }
/// ```
///
/// Thread-safe.
public final class TestPostgres {

    private static final String IMAGE = "postgres:18";
    private static final AtomicInteger CREATED = new AtomicInteger();

    private TestPostgres() {}

    /// Creates a fresh, empty database, which takes about 0.2 s, the first time some seconds more.
    ///
    /// @throws IllegalStateException if the server does not make it
    public static TestDatabase createDatabase() {
        var server = Server.RUNNING;
        var name = "test_" + CREATED.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return new TestDatabase(name, server.urlOf(name), server.user, server.password);
    }

    /// By force, because what a test has cut off may still be connected. That is refused while the
    /// server itself is cleaning up in the database, which it stops by itself otherwise.
    static void dropDatabase(String name) {
        try {
            execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
        } catch (IllegalStateException refused) {
            execute("DROP DATABASE IF EXISTS %s".formatted(name));
        }
    }

    private static void execute(String sql) {
        var server = Server.RUNNING;
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl, server.user, server.password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The PostgreSQL of this test run at %s refused \"%s\": %s"
                            .formatted(server.jdbcUrl, sql, e.getMessage()),
                    e);
        }
    }

    /// @param jdbcUrl ends with the name of the database
    private record Server(String jdbcUrl, String user, String password) {

        /// Never closed: the container ends with the JVM by Testcontainers' own doing, the embedded
        /// server by losing its last user.
        private static final Server RUNNING = DockerEngine.answers() ? container() : embedded();

        private static Server embedded() {
            var postgres = EmbeddedPostgres.temporary();
            return new Server(postgres.jdbcUrl(), postgres.user(), postgres.password());
        }

        private static Server container() {
            var image = DockerImageName.parse(IMAGE);
            var postgres = new PostgreSQLContainer(image);
            postgres.setCommand("postgres", "-c", "fsync=off", "-c", "synchronous_commit=off");
            postgres.start();
            var url =
                    "jdbc:postgresql://%s:%d/%s"
                            .formatted(
                                    postgres.getHost(),
                                    postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                                    postgres.getDatabaseName());
            return new Server(url, postgres.getUsername(), postgres.getPassword());
        }

        private String urlOf(String database) {
            return jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/') + 1) + database;
        }
    }
}
