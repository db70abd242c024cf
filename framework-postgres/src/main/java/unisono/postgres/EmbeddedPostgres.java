package unisono.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import unisono.postgres.internal.Place;

/// One user's place at an embedded PostgreSQL server.
///
/// ```java
/// try (var second = EmbeddedPostgres.join(directory.path())) {
///     assertThat(query(second, "select answer from kept")).isEqualTo("42");
/// }
/// ```
///
/// The server belongs to nobody. Whoever joins first starts it, in a session of its own, so that
/// Ctrl-C does not reach it; everybody else, in this process or another, joins what runs. It stays
/// while it has users and ends with the last one, whether that one closed, exited or was killed:
/// the kernel keeps the count. When a server or its keeper is killed, its users come back by
/// themselves: they notice within a second, the first one starts it again, PostgreSQL recovers what
/// was committed, and the log tells. Connections break; new ones succeed from then on.
///
/// It listens on the loopback interface only, and lets in who knows the password in the directory.
/// The port is that of the last start, or another one if somebody has taken it. The role is no
/// superuser, but may create databases.
///
/// It runs on Linux and macOS, x86-64 and ARM. As root it runs without root's privileges, which
/// PostgreSQL demands. The binaries (75 MB) are unpacked once per account to
/// `${XDG_CACHE_HOME:-~/.cache}/unisono`, or to the temporary directory where that is not writable.
///
/// The first start in a directory takes seconds, another one about 0.1 s, joining a running server
/// a few milliseconds.
///
/// Thread-safe. Any number of instances may be open, of one directory, too.
public final class EmbeddedPostgres implements AutoCloseable {

    private final Place place;

    private EmbeddedPostgres(Place place) {
        this.place = place;
    }

    /// Joins the server of this directory, durably; see [PostgresSettings#durable(Path)].
    ///
    /// @throws PostgresException if there is no server to be had
    public static EmbeddedPostgres join(Path directory) {
        return join(PostgresSettings.durable(directory));
    }

    /// Joins the server of a directory, and starts it first if nobody has. Blocks until the server
    /// answers, or fails when the time is over or the thread is interrupted.
    ///
    /// @throws PostgresException if there is no server to be had
    public static EmbeddedPostgres join(PostgresSettings settings) {
        return new EmbeddedPostgres(Place.lasting(settings));
    }

    /// Starts a server without durability in a new temporary directory, which is removed when its
    /// last user is gone, however that user ended, or when the server was killed: it does not come
    /// back. Others may join by [#directory()].
    ///
    /// @throws PostgresException if there is no server to be had
    public static EmbeddedPostgres temporary() {
        try {
            var directory = Files.createTempDirectory("unisono-postgres-");
            var settings = PostgresSettings.volatileIn(directory);
            return new EmbeddedPostgres(Place.temporary(settings));
        } catch (IOException e) {
            throw new PostgresException(
                    """
                    No temporary directory can be made for PostgreSQL: %s. Choose another \
                    place with -Djava.io.tmpdir=…\
                    """
                            .formatted(e),
                    e);
        }
    }

    /// Where the database is, without credentials.
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), user());
    }

    /// The role, which is also the name of the database and its owner.
    public String user() {
        return "unisono";
    }

    /// The role's password. It is made once per directory.
    public String password() {
        return place.membership().password();
    }

    /// The directory of the server, absolute.
    public Path directory() {
        return place.membership().directory();
    }

    /// The TCP port on 127.0.0.1. It changes only if the server died and somebody took its port.
    public int port() {
        return place.membership().port();
    }

    /// Leaves; open connections should be closed before. Returns at once: a server that has lost
    /// its last user ends a moment later, and whoever joins in that moment waits for the next one.
    /// Does nothing the second time.
    @Override
    public void close() {
        place.close();
    }

    @Override
    public String toString() {
        return "%s in %s".formatted(jdbcUrl(), directory());
    }
}
