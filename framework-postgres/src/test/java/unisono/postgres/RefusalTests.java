package unisono.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cannot be, and what is said about it.
final class RefusalTests {

    @TempDir private Path parent;

    @Test
    void refusesTheDataOfAnotherMajorVersion() throws IOException {
        var data = Files.createDirectories(parent.resolve("data"));
        Files.writeString(data.resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> EmbeddedPostgres.join(parent))
                .isInstanceOf(PostgresException.class)
                .hasMessage(
                        """
                        %s holds a database of PostgreSQL 17, and this is 18. Carry it over with \
                        pg_dump and pg_restore, or choose another directory with UNISONO_DATA.\
                        """
                                .formatted(data));
    }

    @Test
    void refusesAFileWhereADirectoryIsNeeded() throws IOException {
        var file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> EmbeddedPostgres.join(file))
                .isInstanceOf(PostgresException.class)
                .hasMessage(
                        """
                        %s is a file, and PostgreSQL needs a directory for its data. Choose \
                        another with UNISONO_DATA.\
                        """
                                .formatted(file));
    }

    /// Not even root writes there.
    @Test
    void refusesADirectoryThatCannotBeWritten() {
        assertThatThrownBy(() -> EmbeddedPostgres.join(Path.of("/proc/self/postgres")))
                .isInstanceOf(PostgresException.class)
                .hasMessage(
                        """
                        The embedded PostgreSQL cannot use the directory /proc/self/postgres \
                        (/proc/self/postgres). Make it writable, make room, or choose another \
                        with UNISONO_DATA.\
                        """);
    }

    @Test
    void refusesADatabaseWithoutItsPassword() throws IOException {
        var home = parent.resolve("postgres");
        EmbeddedPostgres.join(home).close();
        new ServerDirectory(home).awaitEnd();
        Files.delete(home.resolve("password"));

        assertThatThrownBy(() -> EmbeddedPostgres.join(home))
                .isInstanceOf(PostgresException.class)
                .hasMessage(
                        """
                        %s is missing, and with it the password of the database beside it. Put \
                        it back from a backup.\
                        """
                                .formatted(home.resolve("password")));
        new ServerDirectory(home).awaitEnd();
    }

    @Test
    void tellsWhatTheServerSaidWhenItDoesNotStart() throws IOException {
        var home = parent.resolve("postgres");
        EmbeddedPostgres.join(home).close();
        new ServerDirectory(home).awaitEnd();
        Files.writeString(home.resolve("data/postgresql.conf"), "shared_buffers = lots\n");

        assertThatThrownBy(() -> EmbeddedPostgres.join(home))
                .isInstanceOf(PostgresException.class)
                .hasMessageStartingWith("PostgreSQL did not start in %s/data:\n".formatted(home))
                .hasMessageContaining("invalid value for parameter \"shared_buffers\": \"lots\"");
        new ServerDirectory(home).awaitEnd();
    }

    @Test
    void givesUpWhenTheTimeIsOver() throws IOException {
        var impatient = new PostgresSettings(parent, true, 100, Duration.ofNanos(1));

        assertThatThrownBy(() -> EmbeddedPostgres.join(impatient))
                .isInstanceOf(PostgresException.class)
                .hasMessageStartingWith("PostgreSQL is not there after 0 s. ");
        new ServerDirectory(parent).awaitEnd();
    }

    @Test
    void refusesSettingsOutsideTheirLimits() {
        assertThatThrownBy(() -> new PostgresSettings(parent, true, 0, Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("connectionsMax is 0. Choose 1 to 10000.");
        assertThatThrownBy(() -> new PostgresSettings(parent, true, 100, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("startTimeMax is PT0S. Choose a time above zero.");
        assertThat(PostgresSettings.volatileIn(parent).durable()).isFalse();
    }
}
