package unisono.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the environment (`UNISONO_…`) and the command line, which is stronger, say about where the
/// application runs.
///
/// @param database whose data it works on
/// @param host the address on which it listens; default `127.0.0.1`, this machine only
/// @param port 0 to 65535, where 0 takes any free one; default 8080
/// @param metrics whether and to whom they are told; by default to nobody
/// @param logKept how long events are kept at least; zero, the default, for ever
/// @param directory where the application may keep files of its own: that of the embedded database,
///   and where that would be if there were one; null for an account without a home
/// @param variables what the environment says in those that the modules read, without empty ones
public record Configuration(
        Database database,
        String host,
        int port,
        Metrics metrics,
        Duration logKept,
        @Nullable Path directory,
        Map<String, String> variables) {
    /// Copies the variables.
    public Configuration {
        variables = Map.copyOf(variables);
    }

    /// Without metrics and variables, and with the directory of the embedded database.
    public Configuration(Database database, String host, int port) {
        this(
                database,
                host,
                port,
                Metrics.OFF,
                Duration.ZERO,
                database instanceof Embedded it ? it.directory() : null,
                Map.of());
    }

    /// Whether metrics are told over HTTP.
    ///
    /// @param token that a client needs; empty when none was given
    public record Metrics(boolean told, String token) {
        static final Metrics OFF = new Metrics(false, "");

        /// Leaves out the token.
        @Override
        public String toString() {
            return told ? "told" : "not told";
        }
    }

    /// Where the data are.
    public sealed interface Database permits Embedded, External {}

    /// In a PostgreSQL that Unisono starts itself.
    ///
    /// @param directory absolute; it need not exist
    public record Embedded(Path directory) implements Database {}

    /// In a PostgreSQL that somebody else runs.
    ///
    /// @param url `jdbc:postgresql:…`, without the user and the password that it may have been
    ///   given
    /// @param user by default, as with PostgreSQL's own tools, the user of the operating system
    /// @param password empty when none was given
    public record External(String url, String user, String password) implements Database {
        /// Leaves out the password, and the URL's parameters, which may hold another one.
        @Override
        public String toString() {
            return url.replaceFirst("\\?.*", "") + " as " + user;
        }
    }
}
