package unisono.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unisono.postgres.ServerDirectory.execute;
import static unisono.postgres.ServerDirectory.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresTests {

    @TempDir private static Path parent;
    private static ServerDirectory directory;

    @BeforeAll
    static void namesADirectoryThatIsNotThere() {
        directory = new ServerDirectory(parent.resolve("not/yet there"));
    }

    @AfterEach
    void awaitsTheEnd() {
        directory.awaitEnd();
    }

    @Test
    void keepsItsDataBetweenStarts() throws SQLException {
        try (var first = EmbeddedPostgres.join(directory.path())) {
            execute(first, "create table kept as select 42 as answer");
        }
        directory.awaitEnd();

        try (var second = EmbeddedPostgres.join(directory.path())) {

            assertThat(query(second, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void isDurableAndSortsTheSameEverywhere() throws SQLException {
        try (var postgres = EmbeddedPostgres.join(directory.path())) {

            assertThat(
                            query(
                                    postgres,
                                    """
                                    select string_agg(name || '=' || setting, ' ' order by name)
                                    from pg_settings
                                    where name in ('fsync', 'synchronous_commit',
                                        'full_page_writes', 'listen_addresses',
                                        'server_encoding', 'data_checksums')\
                                    """))
                    .isEqualTo(
                            "data_checksums=on fsync=on full_page_writes=on"
                                    + " listen_addresses=127.0.0.1 server_encoding=UTF8"
                                    + " synchronous_commit=on");
            assertThat(
                            query(
                                    postgres,
                                    "select format('%s %s', datlocprovider, datlocale)"
                                            + " from pg_database where datname = 'unisono'"))
                    .isEqualTo("b C.UTF-8");
        }
    }

    @Test
    void letsInWhoKnowsThePasswordInItsFile() throws IOException {
        try (var postgres = EmbeddedPostgres.join(directory.path())) {
            var file = directory.path().resolve("password");

            assertThat(Files.readString(file).strip()).isEqualTo(postgres.password());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() ->
                            DriverManager.getConnection(
                                    postgres.jdbcUrl(), postgres.user(), "guessed"))
                    .hasMessage("FATAL: password authentication failed for user \"unisono\"");
        }
    }

    @Test
    void showsThePasswordToNobodyElse() throws IOException {
        try (var postgres = EmbeddedPostgres.join(directory.path())) {
            var commandLines = commandLines();

            assertThat(commandLines).contains("listen_addresses=127.0.0.1");
            assertThat(
                            commandLines
                                    + postgres
                                    + Files.readString(directory.path().resolve("server.log")))
                    .doesNotContain(postgres.password());
        }
    }

    @Test
    void keepsItsRoleFromTheFilesOfTheMachine() {
        try (var postgres = EmbeddedPostgres.join(directory.path())) {

            assertThatThrownBy(() -> query(postgres, "select pg_read_file('/etc/passwd')"))
                    .hasMessage("ERROR: permission denied for function pg_read_file");
        }
    }

    @Test
    void serversOfOneProcessAreOne() throws Exception {
        try (var first = EmbeddedPostgres.join(directory.path())) {
            var second = EmbeddedPostgres.join(directory.path());

            assertThat(second.port()).isEqualTo(first.port());

            second.close();
            second.close();

            assertThat(query(first, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void removesATemporaryServerWithItsLastUser() throws SQLException {
        var postgres = EmbeddedPostgres.temporary();
        var files = new ServerDirectory(postgres.directory());

        assertThat(query(postgres, "show fsync")).isEqualTo("off");

        postgres.close();

        ServerDirectory.await(() -> Files.notExists(files.path()));
    }

    private static String commandLines() {
        return ProcessHandle.allProcesses()
                .filter(process -> directory.processes().contains(process.pid()))
                .map(process -> process.info().commandLine().orElse(""))
                .reduce("", String::concat);
    }
}
