package unisono.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static unisono.postgres.ServerDirectory.execute;
import static unisono.postgres.ServerDirectory.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What those who are killed leave behind for who comes after them.
final class KilledServerTests {

    @TempDir private static Path parent;
    private static ServerDirectory directory;

    @BeforeAll
    static void makesADatabase() throws SQLException {
        directory = new ServerDirectory(parent.resolve("postgres"));
        try (var postgres = EmbeddedPostgres.join(directory.path())) {
            execute(postgres, "create table kept as select 42 as answer");
        }
        directory.awaitEnd();
    }

    @AfterEach
    void awaitsTheEnd() {
        directory.awaitEnd();
    }

    @Test
    void aFileThatNamesSomebodyElsesProcessIsNotBelieved() throws IOException, SQLException {
        var stranger = new ProcessBuilder("sleep", "60").start();
        Files.writeString(
                directory.postmasterFile(),
                "%d\n%s\n0\n1\n\n127.0.0.1\n\nready   \n"
                        .formatted(stranger.pid(), directory.path().resolve("data")));

        try (var postgres = EmbeddedPostgres.join(directory.path())) {
            assertThat(query(postgres, "select answer from kept")).isEqualTo("42");
        }

        assertThat(stranger.isAlive()).isTrue();
        stranger.destroy();
    }

    @Test
    void aKeepersNumberThatIsSomebodyElsesNowIsNotBelieved() throws IOException, SQLException {
        var self = ProcessHandle.current().pid();
        Files.writeString(directory.path().resolve("keeper"), self + " 0 users-gone\n");

        try (var postgres = EmbeddedPostgres.join(directory.path())) {
            assertThat(query(postgres, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void aHalfMadeDatabaseIsMadeAnew() throws IOException, SQLException {
        var halfMade = parent.resolve("half-made");
        Files.createDirectories(halfMade.resolve("data-new-0/base"));
        Files.writeString(halfMade.resolve("password"), "kept from the first attempt\n");

        try (var postgres = EmbeddedPostgres.join(halfMade)) {
            assertThat(query(postgres, "select 1")).isEqualTo("1");
        }

        assertThat(halfMade.resolve("data-new-0")).doesNotExist();
        new ServerDirectory(halfMade).awaitEnd();
    }
}
