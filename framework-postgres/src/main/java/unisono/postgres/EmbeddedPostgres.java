package unisono.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import unisono.postgres.internal.Joining;
import unisono.postgres.internal.Membership;

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
/// the kernel keeps the count. A server or a keeper that was killed is found dead by the next one
/// who joins, and started again; PostgreSQL then recovers what was committed.
///
/// It listens on the loopback interface only, at a port that changes with every start, and lets in
/// who knows the password in the directory. The role is no superuser, but may create databases.
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

    private final Membership membership;

    private EmbeddedPostgres(Membership membership) {
        this.membership = membership;
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
        return new EmbeddedPostgres(Joining.lasting(settings).join());
    }

    /// Starts a server without durability in a new temporary directory, which is removed when its
    /// last user is gone, however that user ended. Others may join by [#directory()].
    ///
    /// @throws PostgresException if there is no server to be had
    public static EmbeddedPostgres temporary() {
        try {
            var directory = Files.createTempDirectory("unisono-postgres-");
            var settings = PostgresSettings.volatileIn(directory);
            return new EmbeddedPostgres(Joining.temporary(settings).join());
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
        return membership.password();
    }

    /// The directory of the server, absolute.
    public Path directory() {
        return membership.directory();
    }

    /// The TCP port on 127.0.0.1.
    public int port() {
        return membership.port();
    }

    /// Leaves; open connections should be closed before. Returns at once: a server that has lost
    /// its last user ends a moment later, and whoever joins in that moment waits for the next one.
    /// Does nothing the second time.
    @Override
    public void close() {
        membership.close();
    }

    @Override
    public String toString() {
        return "%s in %s".formatted(jdbcUrl(), directory());
    }
}
