package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unisono.cli.Hotel.Laundry;
import unisono.data.Deliveries;

/// What is done by hand, and who did it; and what is done to a whole module.
final class EditCommandsTests {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String FOLD = "hotel.fold-towels";

    private final Hotel hotel = new Hotel();

    @TempDir private Path directory;

    @BeforeEach
    void start() {
        hotel.deliveries().start();
    }

    @AfterEach
    void close() {
        hotel.deliveries().stop(LIMIT);
        hotel.close();
    }

    @Test
    void editADeadDelivery() throws IOException {
        var dead = fail();
        var file = file("{\"room\": 12}");

        assertThat(edit(dead, file, "--actor", "ann")).isZero();

        assertThat(hotel.out()).isEqualTo("1 delivery is edited, and tried again.\n");
        hotel.deliveries().drain(LIMIT);
        hotel.run("deliveries", "list");
        assertThat(hotel.out()).isEqualTo("Nothing is stopped.\n");
    }

    @Test
    void editFromStdin() {
        var dead = fail();
        var before = System.in;
        System.setIn(new ByteArrayInputStream("{\"room\": 12}".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(edit(dead, "-")).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(hotel.out()).isEqualTo("1 delivery is edited, and tried again.\n");
    }

    @Test
    void showWhatWasDoneByHandAndByWhom() throws IOException {
        var dead = fail();
        hotel.run("deliveries", "retry", FOLD, dead);
        hotel.deliveries().drain(LIMIT);
        edit(dead, file("{\"room\": 13}"), "--actor", "ann");
        hotel.deliveries().drain(LIMIT);

        hotel.run("deliveries", "show", FOLD, dead);

        assertThat(hotel.out())
                .containsPattern(
                        "\nretried at .* by %s\n".formatted(System.getProperty("user.name")))
                .containsPattern("\nedited at .* by ann\nbefore: \\{\"room\": ?13\\}\n");
        hotel.run("deliveries", "show", FOLD, dead, "-o", "json");
        assertThat(hotel.json().at("/interventions/0/action").asString()).isEqualTo("retried");
        assertThat(hotel.json().at("/interventions/0/before").isNull()).isTrue();
        assertThat(hotel.json().at("/interventions/1/actor").asString()).isEqualTo("ann");
        assertThat(hotel.json().at("/interventions/1/before/room").asInt()).isEqualTo(13);
    }

    @Test
    void keepWhoRetriedAllAndWhoDropped() {
        var dead = fail();

        hotel.run("deliveries", "retry-all", "--actor", "bob");
        hotel.deliveries().drain(LIMIT);
        hotel.run("deliveries", "drop", FOLD, dead, "--yes", "--actor", "eve");

        assertThat(hotel.deliveries().interventions(FOLD, Long.parseLong(dead)))
                .extracting(it -> it.action() + " " + it.actor())
                .containsExactly("RETRIED bob", "DROPPED eve");
    }

    @Test
    void refuseAPayloadThatCannotBeRead() throws IOException {
        var dead = fail();

        assertThat(edit(dead, file("{\"room\": "))).isEqualTo(2);
        assertThat(hotel.err()).contains("payload.json is no JSON: line 1, column ");
        assertThat(edit(dead, file("{\"room\": 12} and more"))).isEqualTo(2);
        assertThat(hotel.err()).contains("payload.json is no JSON: line 1, column 1");
        assertThat(edit(dead, file(""))).isEqualTo(2);
        assertThat(hotel.err()).contains("payload.json is empty.");
        assertThat(edit(dead, file("{\"room\": \"attic\"}"))).isEqualTo(2);
        assertThat(hotel.err())
                .contains("A payload of hotel.cleaned, version 1, cannot be read: $.room");
        assertThat(edit(dead, directory.resolve("none").toString())).isEqualTo(2);
        assertThat(hotel.err()).contains("there is no file ");
        var tooLong = directory.resolve("long.json");
        Files.write(tooLong, new byte[Deliveries.PAYLOAD_BYTES_MAX + 1]);
        assertThat(edit(dead, tooLong.toString())).isEqualTo(2);
        assertThat(hotel.err()).contains("long.json has more than the 16777216 bytes");
        assertThat(edit(dead, file("{\"room\": 12}"), "--actor", "")).isEqualTo(2);
        assertThat(hotel.err()).contains("nobody knows who you are: say --actor NAME.");
    }

    @Test
    void refuseToEditWhatIsNotDead() throws IOException {
        assertThat(edit("4711", file("{\"room\": 12}"))).isEqualTo(2);
        assertThat(hotel.err()).contains("nothing is stopped for hotel.fold-towels at position");
        var dead = fail();
        hotel.clean(Laundry.UNLUCKY);
        hotel.deliveries().drain(LIMIT);
        hotel.run("deliveries", "list", "--state", "waiting", "-o", "json");
        var waiting = hotel.json().at("/0/position").asString();
        assertThat(waiting).isNotEqualTo(dead);

        assertThat(edit(waiting, file("{\"room\": 12}"))).isEqualTo(2);

        assertThat(hotel.err()).contains("only a dead delivery can be edited, and this one is in");
    }

    @Test
    void pauseAndResumeAModule() {
        assertThat(hotel.run("listeners", "pause", "--module", "hotel")).isZero();
        assertThat(hotel.out()).isEqualTo("1 listener of hotel is paused.\n");
        hotel.run("listeners", "list", "-o", "json");
        assertThat(hotel.json().at("/0/state").asString()).isEqualTo("paused");
        assertThat(hotel.json().at("/0/lost").asLong(-1)).isZero();

        assertThat(hotel.run("listeners", "resume", "--module", "hotel", "-o", "json")).isZero();
        assertThat(hotel.out()).isEqualTo("{\"resumed\":\"hotel\",\"listeners\":1}\n");

        assertThat(hotel.run("listeners", "pause", "--module", "hotels")).isEqualTo(2);
        assertThat(hotel.err())
                .contains(
                        "no durable listener is of a module \"hotels\". There are listeners of hotel.")
                .contains("Did you mean hotel?");
        assertThat(hotel.run("listeners", "pause", FOLD, "--module", "hotel")).isEqualTo(2);
        assertThat(hotel.err()).contains("say which: one LISTENER, or --module NAME.");
        assertThat(hotel.run("listeners", "resume")).isEqualTo(2);
    }

    @Test
    void tellWhatWasLost() throws SQLException {
        hotel.sql(
                "insert into unisono.loss (listener, behind, until, events) values ('%s', 1, 9, 3)"
                        .formatted(FOLD));

        hotel.run("listeners", "list");
        assertThat(hotel.out())
                .isEqualTo(
                        """
                        LISTENER           MODULE  STATE    UNREAD  RETRYING  STOPPED  BEHIND  LOST
                        hotel.fold-towels  hotel   running       0         0        0       0     3
                        """);
        assertThat(hotel.run("doctor")).isEqualTo(1);
        assertThat(hotel.out()).contains("hotel.fold-towels has lost 3 events: nobody ran it");
    }

    private int edit(String position, String file, String... more) {
        var line = new String[6 + more.length];
        System.arraycopy(
                new String[] {"deliveries", "edit", FOLD, position, "--payload", file},
                0,
                line,
                0,
                6);
        System.arraycopy(more, 0, line, 6, more.length);
        return hotel.run(line);
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("payload.json"), text).toString();
    }

    /// Its position.
    private String fail() {
        hotel.clean(Laundry.UNLUCKY);
        hotel.deliveries().drain(LIMIT);
        hotel.run("deliveries", "list", "-o", "json");
        return hotel.json().at("/0/position").asString();
    }
}
