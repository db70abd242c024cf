package unisono.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What the tests know of a directory from outside: its files, and who names it on a command line.
record ServerDirectory(Path path) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(postmasterFile()).getFirst());
    }

    Path postmasterFile() {
        return path.resolve("data/postmaster.pid");
    }

    long keeper() throws IOException {
        var words = Files.readString(path.resolve("keeper")).split(" ", -1);
        return Long.parseLong(words[0]);
    }

    /// The servers, keepers and whatever else was started for this directory.
    List<Long> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> names(process, path.toString()))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static boolean names(ProcessHandle process, String text) {
        return process.info().arguments().stream()
                .flatMap(Arrays::stream)
                .anyMatch(argument -> argument.startsWith(text));
    }

    /// A process that is just being started has no command line yet, but its number is known.
    void awaitEnd() {
        await(() -> processes().isEmpty() && keeperIsGone());
    }

    private boolean keeperIsGone() {
        try {
            return ProcessHandle.of(keeper()).isEmpty();
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var met = condition.getAsBoolean();
        while (!met && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            met = condition.getAsBoolean();
        }
        assertThat(met).as("met within " + PATIENCE).isTrue();
    }

    static void signal(String signal, long target) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + target)
                .inheritIO()
                .start()
                .onExit()
                .join();
    }

    static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
