package unisono.cli.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import unisono.cli.Configuration;
import unisono.cli.Configuration.Database;
import unisono.cli.Configuration.Embedded;
import unisono.cli.Configuration.External;
import unisono.cli.Configuration.Metrics;
import unisono.cli.ConfigurationException;
import unisono.cli.Variable;
import unisono.cli.internal.names.Similar;
import unisono.cli.internal.names.Times;

/// Reads the configuration. An option is stronger than a variable, and an empty variable is none.
public final class Settings {
    private static final String PREFIX = "UNISONO_";

    private final Map<String, String> environment;
    private final Map<String, String> options;
    private final List<Variable> contributed;

    /// Takes options by their names with the dashes.
    public Settings(Map<String, String> environment, Map<String, String> options) {
        this(environment, options, List.of());
    }

    /// Takes the variables of the modules, too.
    public Settings(
            Map<String, String> environment,
            Map<String, String> options,
            List<Variable> contributed) {
        this.environment = environment;
        this.options = options;
        this.contributed = contributed;
    }

    /// Checks everything, the names of the variables first.
    public Configuration configuration() {
        checkVariables();
        var database = database();
        return new Configuration(
                database, host(), port(), metrics(), logKept(), directory(database), said());
    }

    private void checkVariables() {
        var unknown = new TreeSet<>(environment.keySet());
        unknown.removeIf(name -> !name.startsWith(PREFIX));
        for (var setting : Setting.values()) {
            unknown.remove(setting.variable());
        }
        contributed.forEach(variable -> unknown.remove(variable.name()));
        if (!unknown.isEmpty()) {
            var name = unknown.first();
            throw new ConfigurationException(
                    "There is no variable %s. Did you mean %s? There are %s."
                            .formatted(name, Similar.to(name, variables()), listed()));
        }
    }

    private List<String> variables() {
        return Stream.concat(
                        Arrays.stream(Setting.values()).map(Setting::variable),
                        contributed.stream().map(Variable::name))
                .toList();
    }

    private String listed() {
        return String.join(", ", variables());
    }

    /// What is said in the variables of the modules.
    private Map<String, String> said() {
        return contributed.stream()
                .map(Variable::name)
                .filter(name -> !environment.getOrDefault(name, "").isEmpty())
                .collect(Collectors.toMap(name -> name, environment::get));
    }

    private @Nullable Path directory(Database database) {
        if (database instanceof Embedded embedded) {
            return embedded.directory();
        }
        var directory = environment.getOrDefault(Setting.DATA.variable(), "");
        return directory.isEmpty()
                ? new DataDirectory(environment).pathIfAny()
                : Path.of(directory).toAbsolutePath().normalize();
    }

    private Database database() {
        if (!option(Setting.JDBC_URL).isEmpty() && !option(Setting.DATA).isEmpty()) {
            throw new ConfigurationException(
                    "--jdbc-url and --data exclude each other: the data are either there or here.");
        }
        boolean embedded = value(Setting.JDBC_URL).isEmpty() || !option(Setting.DATA).isEmpty();
        return embedded ? embedded() : external();
    }

    private Embedded embedded() {
        checkNoCredentials();
        var directory = value(Setting.DATA);
        try {
            return new Embedded(
                    directory.isEmpty()
                            ? new DataDirectory(environment).path()
                            : Path.of(directory).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new ConfigurationException(
                    name(Setting.DATA) + " is no directory: " + e.getReason() + ".");
        }
    }

    private void checkNoCredentials() {
        // A variable may lie about for another command; an option was meant for this one.
        boolean ignored = !option(Setting.DATA).isEmpty() && !value(Setting.JDBC_URL).isEmpty();
        for (var setting : new Setting[] {Setting.JDBC_USER, Setting.JDBC_PASSWORD}) {
            var said = ignored ? option(setting) : value(setting);
            if (!said.isEmpty()) {
                throw new ConfigurationException(
                        "%s is given without a JDBC URL, and the embedded database has users of its"
                                        .formatted(name(setting))
                                + " own. Say UNISONO_JDBC_URL or --jdbc-url, too.");
            }
        }
    }

    private External external() {
        var url = JdbcUrl.of(name(Setting.JDBC_URL), value(Setting.JDBC_URL));
        checkNoPublicPassword(url);
        var user = value(Setting.JDBC_USER);
        var password = value(Setting.JDBC_PASSWORD);
        var account = System.getProperty("user.name", "");
        return new External(
                url.url(),
                user.isEmpty() ? url.credentials().getOrDefault("user", account) : user,
                password.isEmpty() ? url.credentials().getOrDefault("password", "") : password);
    }

    private void checkNoPublicPassword(JdbcUrl url) {
        if (!option(Setting.JDBC_URL).isEmpty() && url.hasPassword()) {
            throw new ConfigurationException(
                    "--jdbc-url has a password in it, and any user may read all command lines. Say"
                            + " UNISONO_JDBC_PASSWORD, or the whole URL in UNISONO_JDBC_URL.");
        }
    }

    private String host() {
        var host = value(Setting.HOST);
        if (host.isEmpty()) {
            return "127.0.0.1";
        }
        if (!host.matches("[\\p{Alnum}._:%-]+") || host.matches("[^:]+:\\d+")) {
            throw new ConfigurationException(
                    "%s is \"%s\", which is no host name or address. One looks like 127.0.0.1; the"
                                    .formatted(name(Setting.HOST), host)
                            + " port is a setting of its own.");
        }
        return host;
    }

    private int port() {
        var port = value(Setting.PORT);
        if (port.isEmpty()) {
            return 8080;
        }
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new ConfigurationException(
                    "%s is \"%s\"; a port is a number from 0 to 65535, where 0 takes any free one."
                            .formatted(name(Setting.PORT), port));
        }
        return Integer.parseInt(port);
    }

    private Metrics metrics() {
        var told = value(Setting.METRICS);
        var token = value(Setting.METRICS_TOKEN);
        return switch (told) {
            case "" -> new Metrics(!token.isEmpty(), token);
            case "on" -> new Metrics(true, token);
            case "off" -> new Metrics(false, "");
            default ->
                    throw new ConfigurationException(
                            "%s is \"%s\"; it is on or off."
                                    .formatted(name(Setting.METRICS), told));
        };
    }

    private Duration logKept() {
        var kept = value(Setting.LOG_KEPT);
        return kept.isEmpty()
                ? Duration.ZERO
                : Times.duration(kept)
                        .filter(Duration::isPositive)
                        .orElseThrow(() ->
                                new ConfigurationException(
                                        "%s is \"%s\", which is no duration. One looks like 400d, up to 100 years; leave it out to keep events for ever."
                                                .formatted(name(Setting.LOG_KEPT), kept)));
    }

    private String value(Setting setting) {
        var option = option(setting);
        return option.isEmpty() ? environment.getOrDefault(setting.variable(), "") : option;
    }

    private String option(Setting setting) {
        return options.getOrDefault(setting.option(), "");
    }

    /// The name under which the user said it.
    private String name(Setting setting) {
        return option(setting).isEmpty() ? setting.variable() : setting.option();
    }
}
