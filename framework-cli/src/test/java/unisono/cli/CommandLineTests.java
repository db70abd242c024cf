package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.ProvisionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import unisono.cli.internal.Invocation;
import unisono.events.Application;

/// The whole command line in this process, with commands that a module could contribute.
final class CommandLineTests {
    private final Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/ann"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> happened = new ArrayList<>();
    private Exception failure = new IllegalStateException("The shop is closed.");

    @Test
    void constructsTheWorkerInTheApplication() {
        int code = run("greet", "Ann", "-o", "json", "--port", "81");

        assertThat(code).isZero();
        assertThat(out()).isEqualTo("{\"whom\":\"Ann\",\"at\":81,\"again\":null}\n");
        assertThat(err()).isEmpty();
        assertThat(happened).containsExactly("booted", "closed");
    }

    @Test
    void printsATableForPeople() {
        run("greet", "Ann");

        assertThat(out()).isEqualTo("WHOM    AT\nAnn   8080\n");
    }

    @Test
    void readsOptionsBeforeTheCommandToo() {
        run("--port", "82", "greet", "Ann", "-o", "json");

        assertThat(out()).contains("\"at\":82");
    }

    @Test
    void bootsNothingForHelpVersionsAndMistakes() {
        run("--help");
        run("--version");
        run("help");
        run("help", "greet");
        run("greet", "--help");
        run("events", "log", "--help");
        run("greet");
        run("greet", "Ann", "-o", "xml");

        assertThat(happened).isEmpty();
    }

    @Test
    void listsTheCommandsOfModulesFirst() {
        run("--help");

        assertThat(out())
                .contains(
                        """
                        Commands:
                          greet        Greets.
                          fail         Fails.
                          modules      The modules of the application.
                          events       What is emitted, and who hears it.
                          command      What modules can be asked to do: JSON in, JSON out.
                          sagas        What takes longer than a transaction, and where it stands.
                          listeners    Who hears durably, and how far they are.
                          aggregates   What aggregates are, were, and how they came to be so.
                          personal     Personal data in events, and its erasure.
                          deliveries   What could not be delivered yet, and what is to become of it.
                          projections  Read models that are folded from the log.
                          audit        Who did what, and what came of it.
                          db           The embedded database.
                          doctor       Looks for what needs a person.
                          help         Shows the help of a command.
                        """)
                .contains("/home/ann/.local/share/unisono")
                .contains("  UNISONO_PORT           --port\n")
                .contains("for launch: port to listen on")
                .endsWith(
                        "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 Ctrl-C, 143 SIGTERM.\n");
    }

    @Test
    void showsAnExampleInTheHelpOfACommandBelowACommand() {
        int code = run("help", "events", "log");

        assertThat(code).isZero();
        assertThat(out()).contains("Example: unisono events log --limit 100 -o json");
    }

    @Test
    void tellsItsVersions() {
        run("--version");

        assertThat(out()).startsWith("Unisono ").contains("Java " + Runtime.version());
    }

    @Test
    void guessesTheCommandThatWasMeant() {
        assertRefused(
                """
                unisono: there is no command "evnts".
                Did you mean: unisono events?
                Try: unisono --help
                """,
                "evnts");
    }

    @Test
    void guessesTheOptionThatWasMeant() {
        assertRefused(
                """
                unisono: Unknown option: '--limt=3'
                Possible solutions: --limit
                Try: unisono events log --help
                """,
                "events",
                "log",
                "--limt=3");
    }

    @Test
    void asksForTheCommandThatIsMissing() {
        assertRefused(
                """
                unisono: say which command: list, explain, log, horizon, lock, replay, schedule.
                Try: unisono events --help
                """,
                "events");
    }

    @Test
    void refusesHelpForNoCommand() {
        assertRefused(
                """
                unisono: there is no command "lgo".
                Try: unisono events --help
                """,
                "help",
                "events",
                "lgo");
    }

    @Test
    void refusesAnotherFormat() {
        assertRefused(
                """
                unisono: Invalid value for option '--output': there are table and json, and no xml.
                Try: unisono greet --help
                """,
                "greet",
                "Ann",
                "-o",
                "xml");
    }

    @Test
    void refusesALimitThatIsNone() {
        assertRefused(
                """
                unisono: Invalid value for option '--limit': "0" is no number from 1 to 10000.
                Try: unisono events log --help
                """,
                "events",
                "log",
                "--limit",
                "0");
    }

    @Test
    void refusesAWrongConfigurationBeforeItBoots() {
        environment.put("UNISONO_JDBC_USER", "ann");

        int code = run("greet", "Ann");

        assertThat(code).isEqualTo(2);
        assertThat(err())
                .isEqualTo(
                        "unisono: UNISONO_JDBC_USER is given without a JDBC URL, and the embedded"
                                + " database has users of its own. Say UNISONO_JDBC_URL or"
                                + " --jdbc-url, too.\n");
        assertThat(happened).isEmpty();
    }

    @Test
    void runsNoDatabaseThatSomebodyElseRuns() {
        environment.put("UNISONO_JDBC_URL", "jdbc:postgresql://db/shop");

        int code = run("db", "run");

        assertThat(code).isEqualTo(2);
        assertThat(err())
                .isEqualTo(
                        "unisono: A JDBC URL is configured, so somebody else runs the database."
                                + " Take UNISONO_JDBC_URL and --jdbc-url away to run the embedded"
                                + " one, or say --data.\n");
    }

    @Test
    void tellsAFailureInOneLineAndClosesTheApplication() {
        assertFailure("unisono: The shop is closed.\n");
        assertThat(happened).containsExactly("booted", "closed");
    }

    @Test
    void looksThroughWrappers() {
        failure = new ExecutionException(new ProvisionException("x", new IOException("No light.")));
        assertFailure("unisono: No light.\n");
    }

    @Test
    void keepsTheOutermostWords() {
        failure = new IOException("The baskets are lost.", new IOException("disk on fire"));
        assertFailure("unisono: The baskets are lost.\n");
    }

    @Test
    void explainsTheShortMessagesOfTheJdk() {
        failure = new NoSuchFileException("x.csv");
        assertFailure("unisono: there is no file x.csv.\n");
    }

    @Test
    void namesAnExceptionWithoutAMessage() {
        failure = new ArrayIndexOutOfBoundsException();
        assertFailure(
                "unisono: ArrayIndexOutOfBoundsException without a message; --stacktrace shows"
                        + " where.\n");
    }

    @Test
    void neverShowsAPassword() {
        failure = new IOException("no driver for jdbc:postgresql://h/d?ssl=1&password=secret&x=1");
        assertFailure("unisono: no driver for jdbc:postgresql://h/d?ssl=1&password=***&x=1\n");
    }

    @Test
    void showsTheStackTraceWhenAsked() {
        run("fail", "--stacktrace");

        assertThat(err())
                .startsWith("unisono: The shop is closed.\njava.lang.IllegalStateException")
                .contains("\tat ");
    }

    @Test
    void showsNoPasswordInAStackTrace() {
        failure = new IOException("x", new IOException("no ann;password=secret at all"));

        run("fail", "--stacktrace");

        assertThat(err())
                .contains("Caused by: java.io.IOException: no ann;password=*** at all")
                .doesNotContain("secret");
    }

    @Test
    void isContentWithAReaderThatGoesAway() {
        int code = run(new FailingStream("Broken pipe"), "greet", "Ann");

        assertThat(code).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void failsWhenTheResultCannotBeWritten() {
        int code = run(new FailingStream("No space left on device"), "greet", "Ann");

        assertThat(code).isEqualTo(1);
        assertThat(err())
                .isEqualTo("unisono: the result could not be written: No space left on device\n");
    }

    @Test
    void listsTheModulesOfAnApplicationWithoutAny() {
        run("modules", "list");
        run("events", "list", "-o", "json");

        assertThat(out()).isEqualTo("MODULE  JPMS  APIS  NEEDS\n[]\n");
    }

    private void assertRefused(String message, String... arguments) {
        int code = run(arguments);

        assertThat(err()).isEqualTo(message);
        assertThat(out()).isEmpty();
        assertThat(code).isEqualTo(2);
    }

    private void assertFailure(String message) {
        int code = run("fail");

        assertThat(err()).isEqualTo(message);
        assertThat(out()).isEmpty();
        assertThat(code).isEqualTo(1);
    }

    private int run(String... arguments) {
        return run(out, arguments);
    }

    private int run(OutputStream results, String... arguments) {
        return new Invocation(environment, results, err)
                .run(
                        "unisono",
                        this::boot,
                        () -> List.of(new Greet(), new Fail(this)),
                        List.of(arguments));
    }

    private RunningApplication boot(Configuration configuration) {
        happened.add("booted");
        var application =
                Application.builder()
                        .install(it -> it.bind(Configuration.class).toInstance(configuration))
                        .boot();
        return new RunningApplication(application, () -> happened.add("closed"));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Command(name = "fail", description = "Fails.")
    static final class Fail extends ApplicationCommand<Application> {
        private final CommandLineTests test;

        Fail(CommandLineTests test) {
            super(application -> application);
            this.test = test;
        }

        @Override
        protected ExitCode run(Application application) throws Exception {
            throw test.failure;
        }
    }

    private static final class FailingStream extends OutputStream {
        private final String message;

        FailingStream(String message) {
            this.message = message;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(message);
        }
    }
}
