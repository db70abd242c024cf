package unisono.cli.internal;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import unisono.cli.ConfigurationException;

/// Where the embedded database is unless somebody says otherwise: where the XDG Base Directory
/// Specification wants a user's data.
final class DataDirectory {
    private final Map<String, String> environment;

    DataDirectory(Map<String, String> environment) {
        this.environment = environment;
    }

    /// For people: never fails.
    String said() {
        return base().isEmpty() ? "unset, as there is no home directory" : base() + "/unisono";
    }

    @Nullable Path pathIfAny() {
        return base().isEmpty() ? null : Path.of(base(), "unisono");
    }

    Path path() {
        if (base().isEmpty()) {
            throw new ConfigurationException(
                    "There is no home directory to keep the data in. Say where they shall be:"
                            + " UNISONO_DATA or --data.");
        }
        return Path.of(base(), "unisono");
    }

    /// Empty where there is none. A relative XDG_DATA_HOME does not count, says the specification;
    /// and a user without a home has the directory `?`, says the JDK.
    private String base() {
        var xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        if (xdg.startsWith("/")) {
            return xdg;
        }
        var home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
        return home.startsWith("/") ? home + "/.local/share" : "";
    }
}
