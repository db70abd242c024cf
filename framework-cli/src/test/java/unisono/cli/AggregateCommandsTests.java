package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.cli.Hotel.DrinkOrdered;
import unisono.cli.Hotel.TabPaid;
import unisono.events.Origin;

/// The commands that look into aggregates, beside a running application.
final class AggregateCommandsTests {
    private final Hotel hotel = new Hotel();

    @BeforeEach
    void drink() {
        var origin = new Origin("bob", null, null);
        Origin.run(
                origin, () -> hotel.atTheBar("ann", new DrinkOrdered("tea", 250), new TabPaid()));
        hotel.atTheBar("ann", new DrinkOrdered("gin", 700));
    }

    @AfterEach
    void close() {
        hotel.close();
    }

    @Test
    void showTheStateNowAndAsItWas() {
        assertThat(hotel.run("aggregates", "show", "tab", "ann")).isZero();
        assertThat(hotel.out())
                .isEqualTo(
                        """
                        tab ann at version 3
                        {
                          "drinks" : [ "gin" ],
                          "pence" : 700
                        }
                        """);

        hotel.run("aggregates", "show", "tab", "ann", "--at", "1", "-o", "json");
        assertThat(hotel.out())
                .isEqualTo(
                        "{\"kind\":\"tab\",\"id\":\"ann\",\"version\":1,\"state\":{\"drinks\":[\"tea\"],\"pence\":250}}\n");

        hotel.run("aggregates", "show", "tab", "ann", "--at", "2001-01-01T00:00:00Z");
        assertThat(hotel.out()).startsWith("tab ann at version 0\n");
        hotel.run("aggregates", "show", "tab", "ann", "--at", Instant.now().toString());
        assertThat(hotel.out()).startsWith("tab ann at version 3\n");
    }

    @Test
    void showWhatHappened() {
        assertThat(hotel.run("aggregates", "history", "tab", "ann")).isZero();
        assertThat(hotel.out().lines().map(line -> line.replaceAll("20\\S+Z", "NOW")))
                .containsExactly(
                        "VERSION  TIME                         EVENT                ACTOR  PAYLOAD",
                        "      1  NOW  hotel.drink-ordered  bob    {\"drink\":\"tea\",\"pence\":250}",
                        "      2  NOW  hotel.tab-paid       bob    {}",
                        "      3  NOW  hotel.drink-ordered         {\"drink\":\"gin\",\"pence\":700}");

        hotel.run("aggregates", "history", "tab", "ann", "--after", "1", "--limit", "1", "-ojson");
        assertThat(hotel.json().size()).isOne();
        assertThat(hotel.json().at("/0/version").asInt()).isEqualTo(2);
        assertThat(hotel.json().at("/0/event").asString()).isEqualTo("hotel.tab-paid");
    }

    @Test
    void showInWhatTwoVersionsDiffer() {
        assertThat(hotel.run("aggregates", "diff", "tab", "ann", "1", "3")).isZero();
        assertThat(hotel.out())
                .isEqualTo(
                        """
                        PATH         VERSION 1  VERSION 3
                        $.drinks[0]  "tea"      "gin"
                        $.pence      250        700
                        """);

        hotel.run("aggregates", "diff", "tab", "ann", "0", "2");
        assertThat(hotel.out()).isEqualTo("tab ann is the same at version 0 and at version 2.\n");
        hotel.run("aggregates", "diff", "tab", "ann", "2", "1", "-o", "json");
        assertThat(hotel.json().at("/differences/0/to").asString()).isEqualTo("\"tea\"");
    }

    @Test
    void sayWhatIsNotThere() {
        assertThat(hotel.run("aggregates", "show", "tub", "ann")).isEqualTo(2);
        assertThat(hotel.err())
                .contains("no module has aggregates of the type \"tub\". Did you mean tab?");

        assertThat(hotel.run("aggregates", "history", "tab", "carl")).isEqualTo(2);
        assertThat(hotel.err()).contains("nothing ever happened to tab carl.");

        assertThat(hotel.run("aggregates", "show", "tab", "ann", "--tenant", "north")).isEqualTo(2);
        assertThat(hotel.err()).contains("nothing ever happened to tab ann of north.");

        assertThat(hotel.run("aggregates", "show", "tab", "ann", "--at", "noon")).isEqualTo(2);
        assertThat(hotel.err())
                .contains("\"noon\" is neither a version, such as 3, nor a time with its offset");
    }
}
