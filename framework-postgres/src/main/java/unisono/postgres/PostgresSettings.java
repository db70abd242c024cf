package unisono.postgres;

import java.nio.file.Path;
import java.time.Duration;

/// How an embedded server is to run. Whoever comes first decides; who joins a running server gets
/// it as it is.
///
/// @param directory where the server keeps its data, absolute; made, with its parents, if missing
/// @param durable whether a commit has reached the disk when it returns: without it a crash of the
///   machine (not of the server) may destroy the whole database
/// @param connectionsMax how many connections all users together may open, 1 to 10,000
/// @param startTimeMax how long [EmbeddedPostgres#join(PostgresSettings)] waits for the server at
///   most; recovery after a crash takes its time, so better too long
public record PostgresSettings(
        Path directory, boolean durable, int connectionsMax, Duration startTimeMax) {

    /// Checks the limits and makes the directory absolute.
    ///
    /// @throws IllegalArgumentException if a number is outside its limits
    public PostgresSettings {
        directory = directory.toAbsolutePath().normalize();
        if (connectionsMax < 1 || connectionsMax > 10_000) {
            throw new IllegalArgumentException(
                    "connectionsMax is %d. Choose 1 to 10000.".formatted(connectionsMax));
        }
        if (!startTimeMax.isPositive()) {
            throw new IllegalArgumentException(
                    "startTimeMax is %s. Choose a time above zero.".formatted(startTimeMax));
        }
    }

    /// Everything durable, 100 connections, two minutes to start.
    public static PostgresSettings durable(Path directory) {
        return new PostgresSettings(directory, true, 100, Duration.ofMinutes(2));
    }

    /// The same, but commits do not wait for the disk: for data that nobody will miss.
    public static PostgresSettings volatileIn(Path directory) {
        return new PostgresSettings(directory, false, 100, Duration.ofMinutes(2));
    }
}
