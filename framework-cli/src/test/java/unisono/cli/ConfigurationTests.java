package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import unisono.cli.Configuration.Embedded;
import unisono.cli.Configuration.External;
import unisono.cli.internal.Settings;

final class ConfigurationTests {
    private static final String URL = "jdbc:postgresql://db/shop";

    private final Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/ann"));
    private final Map<String, String> options = new HashMap<>();

    @Test
    void keepsDataInTheHomeAndListensToThisMachineByDefault() {
        assertThat(configuration())
                .isEqualTo(
                        new Configuration(
                                new Embedded(Path.of("/home/ann/.local/share/unisono")),
                                "127.0.0.1",
                                8080));
    }

    @Test
    void keepsDataWhereXdgWantsThem() {
        environment.put("XDG_DATA_HOME", "/data");

        assertThat(configuration().database()).isEqualTo(new Embedded(Path.of("/data/unisono")));
    }

    @Test
    void ignoresARelativeXdgDirectoryAsItsSpecificationSays() {
        environment.put("XDG_DATA_HOME", "data");

        assertThat(configuration().database())
                .isEqualTo(new Embedded(Path.of("/home/ann/.local/share/unisono")));
    }

    @Test
    void readsVariables() {
        environment.put("UNISONO_JDBC_URL", URL);
        environment.put("UNISONO_JDBC_USER", "ann");
        environment.put("UNISONO_JDBC_PASSWORD", "secret");
        environment.put("UNISONO_HOST", "::1");
        environment.put("UNISONO_PORT", "0");
        environment.put("UNISONO_JAVA_OPTS", "-Xmx1g");

        assertThat(configuration())
                .isEqualTo(
                        new Configuration(
                                new External(URL, "ann", "secret"),
                                "::1",
                                0,
                                Configuration.Metrics.OFF,
                                Duration.ZERO,
                                Path.of("/home/ann/.local/share/unisono"),
                                Map.of()));
    }

    @Test
    void keepsEventsForEverUnlessItIsSaid() {
        assertThat(configuration().logKept()).isZero();

        environment.put("UNISONO_LOG_KEPT", "400d");
        assertThat(configuration().logKept()).isEqualTo(Duration.ofDays(400));

        environment.put("UNISONO_LOG_KEPT", "0d");
        assertThatThrownBy(this::configuration)
                .hasMessage(
                        "UNISONO_LOG_KEPT is \"0d\", which is no duration. One looks like 400d, up to 100 years; leave it out to keep events for ever.");
    }

    @Test
    void tellsMetricsToNobodyUnlessItIsSaid() {
        assertThat(configuration().metrics().told()).isFalse();
        environment.put("UNISONO_METRICS_TOKEN", "0123456789abcdef");
        assertThat(configuration().metrics())
                .isEqualTo(new Configuration.Metrics(true, "0123456789abcdef"))
                .hasToString("told");
        environment.put("UNISONO_METRICS", "off");
        assertThat(configuration().metrics().told()).isFalse();
        environment.put("UNISONO_METRICS", "yes");
        assertThatThrownBy(this::configuration)
                .hasMessage("UNISONO_METRICS is \"yes\"; it is on or off.");
    }

    @Test
    void prefersOptions() {
        environment.put("UNISONO_PORT", "1");
        environment.put("UNISONO_HOST", "a");
        environment.put("UNISONO_DATA", "/a");
        options.putAll(Map.of("--port", "2", "--host", "b", "--data", "/b"));

        assertThat(configuration())
                .isEqualTo(new Configuration(new Embedded(Path.of("/b")), "b", 2));
    }

    @Test
    void prefersAnOptionForDataToAVariableForADatabase() {
        environment.put("UNISONO_JDBC_URL", URL);
        environment.put("UNISONO_JDBC_PASSWORD", "secret");
        options.put("--data", "/b");

        assertThat(configuration().database()).isEqualTo(new Embedded(Path.of("/b")));
    }

    @Test
    void takesAnEmptyVariableForNone() {
        environment.put("UNISONO_PORT", "");
        environment.put("UNISONO_JDBC_URL", "");

        assertThat(configuration().port()).isEqualTo(8080);
        assertThat(configuration().database()).isInstanceOf(Embedded.class);
    }

    @Test
    void makesTheDataDirectoryAbsolute() {
        options.put("--data", "here");

        assertThat(configuration().database())
                .isEqualTo(new Embedded(Path.of("here").toAbsolutePath()));
    }

    @Test
    void takesTheCredentialsOutOfTheUrl() {
        environment.put("UNISONO_JDBC_URL", URL + "?user=ann&ssl=true&password=s%26cret");

        var database = configuration().database();

        assertThat(database).isEqualTo(new External(URL + "?ssl=true", "ann", "s&cret"));
        assertThat(database).hasToString(URL + " as ann");
    }

    @Test
    void refusesAPasswordThatHidesInTheUser() {
        for (var separator : new String[] {";password=", "%26password=", "=password"}) {
            environment.put("UNISONO_JDBC_URL", URL + "?user=ann" + separator + "secret");

            assertRefused(
                    "UNISONO_JDBC_URL has a user with ; or & or = in it, as if another parameter"
                            + " followed. Parameters are separated by &; a user of such a name goes"
                            + " into UNISONO_JDBC_USER.");
        }
    }

    @Test
    void refusesAPasswordOnTheCommandLine() {
        for (var parameter : new String[] {"password=a", "ssl=true;password=a", "sslpassword=a"}) {
            options.put("--jdbc-url", URL + "?" + parameter);

            assertRefused(
                    "--jdbc-url has a password in it, and any user may read all command lines. Say"
                            + " UNISONO_JDBC_PASSWORD, or the whole URL in UNISONO_JDBC_URL.");
        }
    }

    @Test
    void logsInAsTheUserOfTheOperatingSystemByDefault() {
        environment.put("UNISONO_JDBC_URL", URL);

        assertThat(configuration().database())
                .isEqualTo(new External(URL, System.getProperty("user.name"), ""));
    }

    @Test
    void refusesAVariableThatIsUnknown() {
        environment.put("UNISONO_PROT", "1");

        assertRefused(
                "There is no variable UNISONO_PROT. Did you mean UNISONO_PORT? There are"
                        + " UNISONO_JDBC_URL, UNISONO_JDBC_USER, UNISONO_JDBC_PASSWORD,"
                        + " UNISONO_DATA, UNISONO_HOST, UNISONO_PORT, UNISONO_METRICS,"
                        + " UNISONO_METRICS_TOKEN, UNISONO_LOG_KEPT, UNISONO_JAVA_OPTS.");
    }

    @Test
    void refusesWhatIsNoPort() {
        for (var port : new String[] {"99999", "65536", "-1", "http", "8080 ", "123456789012"}) {
            environment.put("UNISONO_PORT", port);

            assertRefused(
                    "UNISONO_PORT is \""
                            + port
                            + "\"; a port is a number from 0 to 65535, where 0 takes any free"
                            + " one.");
        }
    }

    @Test
    void namesTheOptionThatIsWrong() {
        options.put("--port", "x");

        assertRefused(
                "--port is \"x\"; a port is a number from 0 to 65535, where 0 takes any free one.");
    }

    @Test
    void refusesWhatIsNoHost() {
        for (var host : new String[] {"http://localhost", "a b", "localhost:80"}) {
            environment.put("UNISONO_HOST", host);

            assertRefused(
                    "UNISONO_HOST is \""
                            + host
                            + "\", which is no host name or address. One looks like 127.0.0.1;"
                            + " the port is a setting of its own.");
        }
    }

    @Test
    void refusesOtherDatabasesWithoutShowingTheUrl() {
        environment.put("UNISONO_JDBC_URL", "jdbc:mysql://db/shop?password=secret");

        assertRefused(
                "UNISONO_JDBC_URL does not begin with jdbc:postgresql: and Unisono works with"
                        + " PostgreSQL only. One looks like"
                        + " jdbc:postgresql://localhost:5432/shop.");
    }

    @Test
    void refusesAUserBeforeTheHostWithoutShowingThePassword() {
        environment.put("UNISONO_JDBC_URL", "jdbc:postgresql://ann:secret@db/shop");

        assertRefused(
                "UNISONO_JDBC_URL has a user before the host, which the driver does not"
                        + " understand. Say UNISONO_JDBC_USER and UNISONO_JDBC_PASSWORD"
                        + " instead.");
    }

    @Test
    void refusesABrokenEscapeWithoutShowingThePassword() {
        environment.put("UNISONO_JDBC_URL", URL + "?password=100%secret");

        assertRefused(
                "UNISONO_JDBC_URL has a % in it that begins no escape such as %20. Write it as"
                        + " %25.");
    }

    @Test
    void refusesAUrlWithoutHostOrDatabaseOrWithAWrongPort() {
        for (var rest :
                new String[] {
                    "shop",
                    "//db",
                    "//db/",
                    "///shop",
                    "//db:abc/x",
                    "//db:0/x",
                    "//db:65536/x",
                    "//db:/x",
                    "//a,:1/x",
                    "//::1/x",
                    "//db/a b",
                    "//db/x;password=secret"
                }) {
            environment.put("UNISONO_JDBC_URL", "jdbc:postgresql:" + rest);

            assertRefused(
                    "UNISONO_JDBC_URL is not of the form jdbc:postgresql://HOST:PORT/DATABASE, with"
                            + " a port from 1 to 65535. One looks like"
                            + " jdbc:postgresql://localhost:5432/shop.");
        }
    }

    @Test
    void takesAddressesAndSeveralHosts() {
        var url = "jdbc:postgresql://[::1]:65535,127.0.0.1,db-2.example:1/my%20shop";
        environment.put("UNISONO_JDBC_URL", url);

        assertThat(configuration().database()).isInstanceOf(External.class);
        assertThat(configuration().database().toString()).startsWith(url + " as ");
    }

    @Test
    void refusesAUserWithoutADatabase() {
        environment.put("UNISONO_JDBC_USER", "ann");

        assertRefused(
                "UNISONO_JDBC_USER is given without a JDBC URL, and the embedded database has users"
                        + " of its own. Say UNISONO_JDBC_URL or --jdbc-url, too.");
    }

    @Test
    void refusesTwoDatabases() {
        options.putAll(Map.of("--data", "/b", "--jdbc-url", URL));

        assertRefused(
                "--jdbc-url and --data exclude each other: the data are either there or here.");
    }

    @Test
    void refusesToGuessWhereAUserWithoutHomeHasData() {
        environment.put("HOME", "?");

        assertRefused(
                "There is no home directory to keep the data in. Say where they shall be:"
                        + " UNISONO_DATA or --data.");
    }

    @Test
    void needsNoHomeForAnotherDatabase() {
        environment.put("HOME", "?");
        environment.put("UNISONO_JDBC_URL", URL);

        assertThat(configuration().database()).isInstanceOf(External.class);
        assertThat(configuration().directory()).isNull();
    }

    @Test
    void keepsItsOwnFilesWhereItIsToldBesideAnotherDatabase() {
        environment.put("UNISONO_JDBC_URL", URL);
        environment.put("UNISONO_DATA", "/srv/shop");

        assertThat(configuration().directory()).isEqualTo(Path.of("/srv/shop"));
    }

    @Test
    void readsTheVariablesOfTheModules() {
        environment.put("UNISONO_TILL", "jammed");
        environment.put("UNISONO_BELL", "");
        var contributed =
                List.of(new Variable("UNISONO_TILL", ""), new Variable("UNISONO_BELL", ""));

        var configuration = new Settings(environment, options, contributed).configuration();

        assertThat(configuration.variables()).isEqualTo(Map.of("UNISONO_TILL", "jammed"));
    }

    @Test
    void listsTheVariablesOfTheModulesWhenItKnowsNoSuchOne() {
        environment.put("UNISONO_TIL", "jammed");
        var contributed = List.of(new Variable("UNISONO_TILL", ""));

        assertThatThrownBy(() -> new Settings(environment, options, contributed).configuration())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "There is no variable UNISONO_TIL. Did you mean UNISONO_TILL?")
                .hasMessageEndingWith(", UNISONO_TILL.");
    }

    private Configuration configuration() {
        return new Settings(environment, options).configuration();
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::configuration)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }
}
