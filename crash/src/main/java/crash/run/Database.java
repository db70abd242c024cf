package crash.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// PostgreSQL as `db run` runs it, on a disk of its own. Whoever is killed comes back: `db run` by
/// us, as by any supervisor, and PostgreSQL by `db run`.
final class Database implements AutoCloseable {
    private static final String USER = "unisono";
    private static final Pattern URL = Pattern.compile("jdbc:postgresql://\\S+");
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration ENDS = Duration.ofSeconds(10);

    private final Path modules;
    private final Disk disk;
    private final Path log;
    private Child run;
    private final String jdbcUrl;

    private Database(Path modules, Disk disk, Path log) throws IOException, InterruptedException {
        this.modules = modules;
        this.disk = disk;
        this.log = log;
        this.run = start();
        this.jdbcUrl = awaitUrl();
    }

    static Database on(Disk disk, Path modules, Path log) throws IOException, InterruptedException {
        return new Database(modules, disk, log);
    }

    private Child start() throws IOException {
        return Child.java(
                log,
                Map.of(),
                List.of(
                        "-p",
                        modules.toString(),
                        "-m",
                        "app",
                        "db",
                        "run",
                        "--data",
                        disk.place().resolve("shop").toString()));
    }

    private String awaitUrl() throws InterruptedException {
        var line = run.await(said -> URL.matcher(said).find(), START);
        var url = URL.matcher(line.orElse(""));
        if (!url.find()) {
            throw new IllegalStateException("db run does not say where it is; see " + log);
        }
        return url.group();
    }

    String jdbcUrl() {
        return jdbcUrl;
    }

    Map<String, String> credentials() throws IOException {
        return Map.of("CRASH_USER", USER, "CRASH_PASSWORD", password());
    }

    private String password() throws IOException {
        return Files.readString(file("password")).strip();
    }

    /// Wherever `db run` has put it below its directory.
    private Path file(String name) throws IOException {
        try (var files = Files.walk(disk.place(), 3)) {
            return files.filter(file -> file.endsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchFileException(name));
        }
    }

    /// A connection past all lines.
    Connection connect() throws SQLException, IOException {
        return DriverManager.getConnection(jdbcUrl, USER, password());
    }

    /// Waits until it answers.
    void await() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The database does not come back.");
            }
            Thread.sleep(LOOK);
        }
    }

    private boolean answers() {
        try (var _ = connect()) {
            return true;
        } catch (SQLException | IOException down) {
            return false;
        }
    }

    void killPostmaster() throws IOException, InterruptedException {
        long pid = Long.parseLong(Files.readAllLines(file("postmaster.pid")).getFirst().strip());
        Child.signal("KILL", pid);
    }

    /// One that serves an application.
    void killBackend() throws SQLException, IOException, InterruptedException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                """
                                select pid from pg_stat_activity
                                 where backend_type = 'client backend' and pid <> pg_backend_pid()
                                 order by random() limit 1
                                """)) {
            if (found.next()) {
                Child.signal("KILL", found.getLong(1));
            }
        }
    }

    void killRun() throws IOException, InterruptedException {
        run.kill();
        run = start();
        awaitUrl();
    }

    void fillDisk() throws IOException, InterruptedException {
        disk.fill();
    }

    void emptyDisk() throws IOException, InterruptedException {
        disk.empty();
    }

    @Override
    public void close() throws IOException {
        Files.copy(file("server.log"), log.resolveSibling("postgresql.log"));
        try {
            run.signal("TERM");
            run.ends(ENDS);
            run.kill();
            awaitTheEnd();
        } catch (InterruptedException e) {
            run.kill();
            Thread.currentThread().interrupt();
        }
    }

    /// PostgreSQL ends a moment after its last user.
    private void awaitTheEnd() throws InterruptedException {
        long end = System.nanoTime() + ENDS.toNanos();
        while (answers() && System.nanoTime() < end) {
            Thread.sleep(LOOK);
        }
    }
}
