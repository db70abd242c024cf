package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.cli.Hotel.Laundry;

/// The commands that have a listener hear again, beside a node that delivers.
final class ReplayCommandsTests {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String FOLD = "hotel.fold-towels";

    private final Hotel hotel = new Hotel();

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
    void replayFromTheBeginningToTheEnd() {
        clean(11, 12);

        assertThat(replay("start", FOLD, "--from", "beginning", "--rate", "1000")).isZero();
        assertThat(hotel.out()).isEqualTo("Replay 1 of hotel.fold-towels is started.\n");
        await("done");

        replay("list", "-o", "json");
        assertThat(hotel.json()).hasSize(1);
        assertThat(hotel.json().at("/0/listener").asString()).isEqualTo(FOLD);
        assertThat(hotel.json().at("/0/done").asLong()).isEqualTo(2);
        replay("list");
        assertThat(hotel.out())
                .startsWith("ID  LISTENER           STATE  NODE  FROM")
                .contains(" 1  hotel.fold-towels  done ");
    }

    @Test
    void stopAtWhatFailsAndSkipIt() {
        clean(Laundry.UNLUCKY, 12);
        long dead = dead();
        replay("start", FOLD, "--from", "1", "--key", "13");
        await("stopped");

        assertThat(hotel.run("doctor")).isEqualTo(1);
        assertThat(hotel.out())
                .contains("Replay 1 of hotel.fold-towels stopped at position %d.".formatted(dead))
                .contains("events replay resume 1, or skip, or cancel");
        replay("show", "1");
        assertThat(hotel.out())
                .contains("Stopped at position %d:\n".formatted(dead))
                .contains("No towels in room 13");
        assertThat(replay("skip", "1")).isZero();
        assertThat(hotel.out()).isEqualTo("Replay 1 is resumed without what failed.\n");
        await("done");

        assertThat(hotel.json().at("/failures/0/position").asLong()).isEqualTo(dead);
        replay("show", "1");
        assertThat(hotel.out()).contains("Left out position %d at ".formatted(dead));
    }

    @Test
    void leaveOutWhatFails() {
        clean(Laundry.UNLUCKY, 12);

        replay("start", FOLD, "--from", "beginning", "--skip-failures", "-o", "json");
        assertThat(hotel.out()).isEqualTo("{\"id\":1,\"delivered\":true}\n");
        await("done");

        assertThat(hotel.json().at("/skipped").asLong()).isEqualTo(1);
        assertThat(hotel.json().at("/done").asLong()).isEqualTo(1);
    }

    @Test
    void sayThatNobodyDelivers() {
        clean(12);
        hotel.deliveries().stop(LIMIT);

        replay("start", FOLD, "--from", "2020-01-01T00:00:00Z");

        assertThat(hotel.out())
                .isEqualTo(
                        """
                        Replay 1 of hotel.fold-towels is started.
                        No node delivers to hotel.fold-towels, and it waits for one. Start one: launch
                        """);
    }

    @Test
    void pauseResumeAndCancel() {
        clean(12);
        hotel.deliveries().stop(LIMIT);
        replay("start", FOLD, "--from", "beginning");

        assertThat(replay("pause", "1")).isZero();
        assertThat(hotel.out()).isEqualTo("Replay 1 is paused.\n");
        assertThat(replay("pause", "1")).isEqualTo(2);
        assertThat(hotel.err()).contains("replay 1 is paused, and only one that runs can be");
        assertThat(replay("resume", "1")).isZero();
        assertThat(replay("cancel", "1", "-o", "json")).isZero();
        assertThat(hotel.out()).isEqualTo("{\"id\":1,\"done\":\"cancelled\"}\n");
        assertThat(replay("skip", "1")).isEqualTo(2);
        assertThat(hotel.err())
                .contains("replay 1 is cancelled, and only one that stopped can be resumed");
    }

    @Test
    void tryWhatAReplayWouldDo() {
        clean(11, 12);
        assertThat(replay("dry-run", FOLD, "--from", "beginning")).isZero();
        assertThat(hotel.out())
                .matches(
                        "2 events were tried, up to position \\d+, which are all. Nothing of it is kept.\n");

        clean(Laundry.UNLUCKY);
        assertThat(replay("dry-run", FOLD, "--from", "beginning")).isEqualTo(1);
        assertThat(hotel.out())
                .contains("FAILURE ")
                .contains("java.lang.IllegalStateException ")
                .contains("No towels in room 13");
        replay("dry-run", FOLD, "--from", "beginning", "--limit", "1", "-o", "json");
        assertThat(hotel.json().at("/events").asLong()).isEqualTo(1);
        assertThat(hotel.json().at("/complete").asBoolean()).isFalse();
        replay("list");
        assertThat(hotel.out()).isEqualTo("There was no replay yet.\n");
    }

    @Test
    void refuseWhatIsNotThere() {
        assertThat(replay("start", "hotel.fold-towel", "--from", "1")).isEqualTo(2);
        assertThat(hotel.err())
                .contains("no durable listener \"hotel.fold-towel\". Did you mean " + FOLD + "?");
        assertThat(replay("start", FOLD, "--from", "1", "--event", "hotel.clean")).isEqualTo(2);
        assertThat(hotel.err())
                .contains(FOLD + " hears no event \"hotel.clean\". Did you mean hotel.cleaned?");
        assertThat(replay("start", FOLD, "--from", "yesterday")).isEqualTo(2);
        assertThat(hotel.err()).contains("\"yesterday\" is neither a position");
        assertThat(replay("start", FOLD, "--from", "1", "--rate", "-1")).isEqualTo(2);
        assertThat(hotel.err()).contains("-1 events a second are not between");
        assertThat(replay("show", "7")).isEqualTo(2);
        assertThat(hotel.err()).contains("there is no replay 7.");
    }

    @Test
    void refuseASecondOne() {
        hotel.deliveries().stop(LIMIT);
        replay("start", FOLD, "--from", "1");

        assertThat(replay("start", FOLD, "--from", "1")).isEqualTo(2);

        assertThat(hotel.err()).contains(FOLD + " has a replay that is not over");
    }

    private int replay(String... arguments) {
        var line = new String[arguments.length + 2];
        line[0] = "events";
        line[1] = "replay";
        System.arraycopy(arguments, 0, line, 2, arguments.length);
        return hotel.run(line);
    }

    private void clean(int... rooms) {
        for (int room : rooms) {
            hotel.clean(room);
        }
        hotel.deliveries().drain(LIMIT);
    }

    private long dead() {
        hotel.run("deliveries", "list", "-o", "json");
        return hotel.json().at("/0/position").asLong();
    }

    private void await(String state) {
        var end = Instant.now().plus(LIMIT);
        do {
            replay("show", "1", "-o", "json");
        } while (!hotel.json().at("/state").asString().equals(state)
                && Instant.now().isBefore(end));
        assertThat(hotel.json().at("/state").asString()).isEqualTo(state);
    }
}
