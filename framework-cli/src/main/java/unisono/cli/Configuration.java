package unisono.cli;

import java.nio.file.Path;
import java.util.Map;
import unisono.cli.internal.Settings;

/// What the environment and the command line say about where the application runs.
///
/// @param database whose data it works on
/// @param host the address on which it listens; default `127.0.0.1`, this machine only
/// @param port 0 to 65535, where 0 takes any free one; default 8080
public record Configuration(Database database, String host, int port) {
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
        /// Leaves out the password.
        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    /// Reads `UNISONO_…` variables, overridden by options (`--port` and its value).
    ///
    /// @throws ConfigurationException when one is wrong or unknown, or they contradict each other
    public static Configuration of(Map<String, String> environment, Map<String, String> options) {
        return new Settings(environment, options).configuration();
    }
}
