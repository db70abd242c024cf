package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands of the modules on the command line: JSON in, JSON out.
final class CommandCommandsTests {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String SOMEBODY = "01a1fda4-334e-7b20-8b6e-7fb746aeec5c";

    private final Reception reception = new Reception();

    @TempDir private Path directory;

    @AfterEach
    void close() {
        reception.deliveries().stop(LIMIT);
        reception.close();
    }

    @Test
    void listWhatThereIs() {
        assertThat(reception.run("command", "list")).isZero();

        assertThat(reception.out())
                .isEqualTo(
                        """
                        COMMAND         MODULE     HANDLER     TAKES  RETURNS   HOW
                        reception.book  reception  Clerk.book  Book   Room      in a transaction, durable
                        reception.ring  reception  Clerk.ring  Ring   NoResult  outside

                        EVENT           COMMAND         MODULE     HOW
                        reception.rung  reception.book  reception  stored
                        """);
        reception.run("command", "list", "-o", "json");
        assertThat(reception.json().at("/commands/0/durable").asBoolean()).isTrue();
        assertThat(reception.json().at("/policies/0/event").asString()).isEqualTo("reception.rung");
    }

    @Test
    void sendFromAFileAndPrintTheResult() throws IOException {
        var file = file("{\"guest\": \"Ann\", \"nights\": 2}");

        assertThat(reception.run("command", "send", "reception.book", "--json", file)).isZero();

        assertThat(reception.out().strip()).isEqualTo("{\"number\":7,\"guest\":\"Ann\"}");
        assertThat(reception.run("command", "send", "reception.ring")).isZero();
        assertThat(reception.out().strip()).isEqualTo("null");
    }

    @Test
    void sendFromStdin() {
        var before = System.in;
        var json = "{\"guest\": \"Bob\", \"nights\": 1}";
        System.setIn(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(reception.run("command", "send", "reception.book", "--json", "-")).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(reception.json().at("/guest").asString()).isEqualTo("Bob");
    }

    @Test
    void tellARefusalAFailureAndATimeoutApart() throws IOException {
        assertThat(book(0)).isEqualTo(1);
        assertThat(reception.err())
                .isEqualTo(
                        "unisono: reception.book is refused by reception (at-least-a-night): Nobody stays so short.\n");
        assertThat(book(31)).isEqualTo(1);
        assertThat(reception.err()).contains("The book has no such page");
        assertThat(book(365, "--timeout", "PT0.2S")).isEqualTo(1);
        assertThat(reception.err())
                .isEqualTo(
                        "unisono: reception.book had not ended after 200 ms, and was rolled back. Give it more time with --timeout, or store it with --durable.\n");
    }

    @Test
    void refuseWhatIsWrongAndQuoteNothingOfIt() throws IOException {
        var secret = file("{\"guest\": \"secret\", \"nights\": \"many\"}");
        assertThat(reception.run("command", "send", "reception.book", "--json", secret))
                .isEqualTo(2);
        assertThat(reception.err())
                .contains(
                        "The command reception.book cannot be read: $.nights is missing, or not what Book has there.")
                .doesNotContain("secret")
                .doesNotContain("many");
        assertThat(reception.run("command", "send", "reception.book", "--json", file("[1]")))
                .isEqualTo(2);
        assertThat(reception.err()).contains("it is no JSON object");
        var deep = "{\"guest\":" + "[".repeat(150) + "]".repeat(150) + "}";
        assertThat(reception.run("command", "send", "reception.book", "--json", file(deep)))
                .isEqualTo(2);
        assertThat(reception.err()).contains("is nested more than 100 deep");
        assertThat(reception.run("command", "send", "reception.bok")).isEqualTo(2);
        assertThat(reception.err())
                .contains("there is no command \"reception.bok\". Did you mean reception.book");
        assertThat(book(1, "--key", "")).isEqualTo(2);
        assertThat(book(1, "--timeout", "soon")).isEqualTo(2);
        assertThat(reception.err()).contains("\"soon\" is no duration such as 10s or 5m");
        assertThat(reception.run("command", "send", "reception.ring", "--durable")).isEqualTo(2);
        assertThat(reception.err()).contains("reception.ring cannot be stored");
    }

    @Test
    void storeAwaitAndTellWhatBecameOfIt() throws IOException {
        assertThat(book(2, "--durable", "--key", "one", "--actor", "ann")).isZero();
        var id = reception.json().at("/id").asString();
        assertThat(book(2, "--durable", "--key", "one", "--actor", "ann")).isZero();
        assertThat(reception.json().at("/id").asString()).isEqualTo(id);

        assertThat(reception.run("command", "status", id)).isZero();
        assertThat(reception.out()).isEqualTo("reception.book %s: pending\n".formatted(id));
        assertThat(reception.run("command", "await", id, "--timeout", "PT0.1S")).isEqualTo(1);
        assertThat(reception.err())
                .contains("reception.book has not ended after 100 ms (attempts that failed: 0).");
        reception.deliveries().start();
        assertThat(reception.run("command", "await", id)).isZero();
        assertThat(reception.json().at("/number").asInt()).isEqualTo(7);
        assertThat(reception.run("command", "status", id, "-o", "json")).isZero();
        assertThat(reception.json().at("/state").asString()).isEqualTo("succeeded");
        assertThat(reception.json().at("/result/guest").asString()).isEqualTo("Ann");
    }

    @Test
    void tellOfRefusedAndFailedOnes() throws IOException {
        reception.deliveries().start();
        book(0, "--durable");
        var refused = reception.json().at("/id").asString();
        book(31, "--durable");
        var failed = reception.json().at("/id").asString();

        assertThat(reception.run("command", "await", refused)).isEqualTo(1);
        assertThat(reception.err()).contains("is refused by reception (at-least-a-night)");
        assertThat(reception.run("command", "await", failed)).isEqualTo(1);
        assertThat(reception.err())
                .contains("java.lang.IllegalStateException: The book has no such page");
        reception.run("command", "status", refused);
        assertThat(reception.out())
                .endsWith(": refused\nNobody stays so short. (reception, at-least-a-night)\n");
        reception.run("command", "status", failed, "-o", "json");
        assertThat(reception.json().at("/failure/message").asString())
                .isEqualTo("The book has no such page");
    }

    @Test
    void refuseAnIdThatIsNone() {
        assertThat(reception.run("command", "status", "seven")).isEqualTo(2);
        assertThat(reception.err()).contains("\"seven\" is no id.");
        assertThat(reception.run("command", "await", SOMEBODY)).isEqualTo(2);
        assertThat(reception.err()).contains("there is no stored command " + SOMEBODY);
    }

    @Test
    void doWithoutCommandsWhereThereAreNone() {
        try (var hotel = new Hotel()) {
            assertThat(hotel.run("command", "list")).isZero();
            assertThat(hotel.out()).isEqualTo("There are no commands.\n");
            assertThat(hotel.run("command", "send", "hotel.burn")).isEqualTo(1);
            assertThat(hotel.err()).contains("this application has no commands");
        }
    }

    private int book(int nights, String... more) throws IOException {
        var file = file("{\"guest\": \"Ann\", \"nights\": %d}".formatted(nights));
        var line = new String[5 + more.length];
        System.arraycopy(
                new String[] {"command", "send", "reception.book", "--json", file}, 0, line, 0, 5);
        System.arraycopy(more, 0, line, 5, more.length);
        return reception.run(line);
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("command.json"), text).toString();
    }
}
