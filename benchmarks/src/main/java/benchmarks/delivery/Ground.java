package benchmarks.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import unisono.postgres.EmbeddedPostgres;
import unisono.postgres.PostgresSettings;

/// The server on which everybody plays. Its commits wait for the disk.
final class Ground implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 200;
    private static final int ATTEMPTS = 100;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Path directory;
    private final EmbeddedPostgres server;

    /// @param parent in which a directory is made, and removed in the end
    Ground(Path parent) throws IOException {
        this(parent, true);
    }

    private Ground(Path parent, boolean durable) throws IOException {
        directory = Files.createTempDirectory(parent, "unisono-bench-");
        var settings = PostgresSettings.durable(directory);
        server =
                EmbeddedPostgres.join(
                        new PostgresSettings(
                                directory, durable, CONNECTIONS_MAX, settings.startTimeMax()));
    }

    /// One whose commits wait for nothing: for tests.
    static Ground hasty(Path parent) throws IOException {
        return new Ground(parent, false);
    }

    /// A new database.
    ///
    /// @param title its name, whatever the case of its letters
    Place database(String title) throws SQLException {
        var name = title.toLowerCase(Locale.ROOT);
        var first = new Place(server.jdbcUrl(), server.user(), server.password());
        try (var connection = first.connect()) {
            Rows.execute(connection, "create database " + name);
        }
        return first.at(first.url().replaceFirst("/\\w+$", "/" + name));
    }

    /// Whoever played there has ended. Not by force: that is refused while the server itself is
    /// cleaning up there, which it stops by itself otherwise.
    void drop(String name) throws SQLException {
        try (var connection =
                new Place(server.jdbcUrl(), server.user(), server.password()).connect()) {
            Rows.execute(connection, "drop database %s".formatted(name));
        }
    }

    ServerCpu cpu() throws IOException {
        return ServerCpu.of(directory);
    }

    /// What the server's files take, in bytes.
    long bytes() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.mapToLong(Ground::size).sum();
        }
    }

    /// Of a file that may be gone by now: 0.
    private static long size(Path file) {
        return Files.isRegularFile(file) ? file.toFile().length() : 0;
    }

    /// The server ends a moment after its last user; until then it may make files.
    @Override
    public void close() throws IOException {
        server.close();
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(directory); attempt++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            remove();
        }
    }

    private void remove() throws IOException {
        if (Files.exists(directory.resolve("data").resolve("postmaster.pid"))) {
            return;
        }
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
