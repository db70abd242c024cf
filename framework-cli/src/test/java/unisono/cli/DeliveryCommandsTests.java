package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.cli.Hotel.Laundry;

/// The commands about what is delivered durably, beside a node that delivers.
final class DeliveryCommandsTests {
    private static final Duration LIMIT = Duration.ofSeconds(10);

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
    void tellThatNothingIsWrong() {
        hotel.clean(12);
        hotel.deliveries().drain(LIMIT);

        assertThat(hotel.run("deliveries", "list")).isZero();
        assertThat(hotel.out()).isEqualTo("Nothing is stopped.\n");
        assertThat(hotel.run("doctor")).isZero();
        assertThat(hotel.out()).isEqualTo("Nothing is wrong.\n");
        assertThat(hotel.run("listeners", "list")).isZero();
        assertThat(hotel.out())
                .isEqualTo(
                        """
                        LISTENER           MODULE  STATE    UNREAD  RETRYING  STOPPED  BEHIND
                        hotel.fold-towels  hotel   running       0         0        0       0
                        """);
    }

    @Test
    void listWhatIsDeadAndWhatWaitsBehindIt() {
        long dead = fail();
        hotel.clean(Laundry.UNLUCKY);
        hotel.deliveries().drain(LIMIT);

        hotel.run("deliveries", "list");

        assertThat(hotel.out().lines().skip(1))
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .matches(
                                                "hotel.fold-towels +%d  hotel.cleaned  13   dead +1 +java.lang.IllegalStateException: No towels in room 13"
                                                        .formatted(dead)),
                        line -> assertThat(line).contains("13   waiting"));
        hotel.run("deliveries", "list", "--state", "dead", "-o", "json");
        assertThat(hotel.json()).hasSize(1);
        assertThat(hotel.json().at("/0/position").asLong()).isEqualTo(dead);
        assertThat(hotel.json().at("/0/state").asString()).isEqualTo("dead");
        assertThat(hotel.json().at("/0/due").isNull()).isTrue();
    }

    @Test
    void showTheHistoryOfOne() {
        long dead = fail();

        assertThat(hotel.run("deliveries", "show", "hotel.fold-towels", text(dead))).isZero();
        assertThat(hotel.out())
                .containsPattern("Attempt 1 at .* on .*:\n")
                .contains("java.lang.IllegalStateException: No towels in room 13\n")
                .containsPattern("at unisono.cli.*/unisono.cli.Hotel\\$Laundry.fold");
        hotel.run("deliveries", "show", "hotel.fold-towels", text(dead), "-o", "json");
        assertThat(hotel.json().at("/listener").asString()).isEqualTo("hotel.fold-towels");
        assertThat(hotel.json().at("/history/0/number").asInt()).isEqualTo(1);
    }

    @Test
    void retryOneOrAll() {
        long dead = fail();

        assertThat(hotel.run("deliveries", "retry", "hotel.fold-towels", text(dead))).isZero();
        assertThat(hotel.out()).isEqualTo("1 delivery is tried again.\n");
        hotel.deliveries().drain(LIMIT);
        assertThat(hotel.run("deliveries", "retry-all", "-o", "json")).isZero();
        assertThat(hotel.out()).isEqualTo("{\"retried\":1}\n");
        hotel.deliveries().drain(LIMIT);

        hotel.run("deliveries", "show", "hotel.fold-towels", text(dead), "-o", "json");
        assertThat(hotel.json().at("/state").asString()).isEqualTo("dead");
    }

    @Test
    void dropOnlyWhoIsSure() {
        long dead = fail();

        assertThat(hotel.run("deliveries", "drop", "hotel.fold-towels", text(dead))).isEqualTo(2);
        assertThat(hotel.err())
                .contains("hotel.fold-towels would never hear the event at position")
                .contains("Say --yes if it shall.");
        assertThat(hotel.run("deliveries", "drop", "hotel.fold-towels", text(dead), "--yes"))
                .isZero();
        assertThat(hotel.out()).isEqualTo("1 delivery is dropped.\n");
        hotel.run("deliveries", "list");
        assertThat(hotel.out()).isEqualTo("Nothing is stopped.\n");
    }

    @Test
    void pauseAndResumeAListener() {
        hotel.deliveries().stop(LIMIT);
        assertThat(hotel.run("listeners", "pause", "hotel.fold-towels")).isZero();
        assertThat(hotel.out()).isEqualTo("hotel.fold-towels is paused.\n");
        hotel.deliveries().start();
        hotel.clean(12);
        hotel.run("listeners", "list");
        assertThat(hotel.out()).containsPattern("hotel +paused +1 ");
        assertThat(hotel.run("doctor")).isZero();
        assertThat(hotel.out())
                .isEqualTo(
                        """
                        WARNING  hotel.fold-towels is paused, with 1 event unread.
                                 When it may go on: listeners resume hotel.fold-towels
                        """);

        assertThat(hotel.run("listeners", "resume", "hotel.fold-towels")).isZero();
        hotel.deliveries().drain(LIMIT);
        hotel.run("listeners", "list", "-o", "json");
        assertThat(hotel.json().at("/0/state").asString()).isEqualTo("running");
        assertThat(hotel.json().at("/0/unread").asLong()).isZero();
    }

    @Test
    void haveADoctorWhoFindsTheDead() {
        fail();

        assertThat(hotel.run("doctor")).isEqualTo(1);
        assertThat(hotel.out())
                .isEqualTo(
                        """
                        ERROR    hotel.fold-towels has 1 delivery that nobody tries again.
                                 Look why (deliveries list --state dead), mend the cause, then: deliveries retry-all hotel.fold-towels
                        """);
    }

    @Test
    void haveADoctorWhoSaysThatNobodyDelivers() {
        hotel.deliveries().stop(LIMIT);
        hotel.clean(12);

        assertThat(hotel.run("doctor", "-o", "json")).isEqualTo(1);
        assertThat(hotel.json().at("/0/level").asString()).isEqualTo("error");
        assertThat(hotel.json().at("/0/what").asString())
                .isEqualTo("No node delivers to hotel.fold-towels, for which 1 event waits.");
    }

    @Test
    void forgetOnlyWhomNobodyKnows() {
        assertThat(hotel.run("listeners", "forget", "hotel.fold-towels", "--yes")).isEqualTo(2);
        assertThat(hotel.err()).contains("a node that runs knows hotel.fold-towels");
        hotel.deliveries().stop(LIMIT);
        assertThat(hotel.run("listeners", "forget", "hotel.fold-towels")).isEqualTo(2);
        assertThat(hotel.err())
                .contains("What hotel.fold-towels has not done would never be done.");

        assertThat(hotel.run("listeners", "forget", "hotel.fold-towels", "--yes")).isZero();

        hotel.run("listeners", "list");
        assertThat(hotel.out()).isEqualTo("There are no durable listeners yet.\n");
    }

    @Test
    void refuseWhatIsNotThere() {
        assertThat(hotel.run("listeners", "pause", "hotel.fold-towel")).isEqualTo(2);
        assertThat(hotel.err())
                .contains(
                        "there is no durable listener \"hotel.fold-towel\". Did you mean hotel.fold-towels?");
        assertThat(hotel.run("deliveries", "show", "hotel.fold-towels", "4711")).isEqualTo(2);
        assertThat(hotel.err())
                .contains("nothing is stopped for hotel.fold-towels at position 4711");
        assertThat(hotel.run("deliveries", "retry", "fold", "4711")).isEqualTo(2);
        assertThat(hotel.err()).contains("Did you mean hotel.fold-towels?");
        assertThat(hotel.run("deliveries", "list", "--state", "alive")).isEqualTo(2);
        assertThat(hotel.err())
                .contains("there are retry, waiting, dead, suspended, and no alive.");
    }

    /// Its position.
    private long fail() {
        hotel.clean(Laundry.UNLUCKY);
        hotel.deliveries().drain(LIMIT);
        hotel.run("deliveries", "list", "-o", "json");
        return hotel.json().at("/0/position").asLong();
    }

    private static String text(long position) {
        return Long.toString(position);
    }
}
