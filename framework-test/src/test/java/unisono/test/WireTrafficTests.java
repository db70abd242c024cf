package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unisono.test.WireTraffic.Counts;
import unisono.test.WireTraffic.RoundTrip;
import unisono.test.internal.Tally;

final class WireTrafficTests {
    private static final Counts ONE = new Counts(1, 1, 0, 0, 0, 0, 10, 20);

    @Test
    void printsTheSumsAndTheStatementsInOrder() {
        var row = "insert into t\n  (i)\nvalues ($1)";
        var traffic =
                traffic(
                        new RoundTrip(
                                1,
                                List.of("BEGIN", row, row, row),
                                List.of(),
                                new Counts(1, 4, 0, 0, 0, 0, 100, 50)),
                        new RoundTrip(
                                2,
                                List.of("select 1 / 0"),
                                List.of("22012"),
                                new Counts(1, 1, 0, 0, 0, 1, 20, 90)),
                        new RoundTrip(
                                1,
                                List.of("COMMIT"),
                                List.of(),
                                new Counts(1, 1, 1, 0, 0, 0, 30, 10)),
                        new RoundTrip(1, List.of(""), List.of(), ONE));

        assertThat(traffic)
                .hasToString(
                        """
                        round trips 4, statements 7, commits 1, rollbacks 0, autocommits 0, errors 1, bytes 160 there and 170 back, connections 2
                        1. on 1: BEGIN
                            insert into t (i) values ($1) (× 3)
                        2. on 2: select 1 / 0
                            ! error 22012
                        3. on 1: COMMIT
                        4. on 1: (empty: whether the connection is alive)\
                        """);
        assertThat(traffic.statements())
                .containsExactly("BEGIN", row, row, row, "select 1 / 0", "COMMIT", "");
    }

    @Test
    void countsPerConnection() {
        var traffic = traffic(trip(2), trip(1), trip(2));

        assertThat(traffic.connections())
                .containsExactly(Map.entry(1, ONE), Map.entry(2, ONE.plus(ONE)));
        assertThat(traffic.total()).isEqualTo(ONE.plus(ONE).plus(ONE));
    }

    @Test
    void countsWhatItDoesNotTell() {
        var trips = Collections.nCopies(WireTraffic.ROUND_TRIPS_MAX + 5, trip(1));

        var traffic = traffic(trips.toArray(RoundTrip[]::new));

        assertThat(traffic.roundTrips()).isEqualTo(1_005);
        assertThat(traffic.first()).hasSize(1_000);
        assertThat(traffic.toString()).endsWith("\n1000. on 1: select 1\n… 5 more");
    }

    @Test
    void saysWhatItLeavesOutOfARoundTrip() {
        var texts = IntStream.range(0, 100).mapToObj(i -> "select " + i).toList();
        var trip = new RoundTrip(1, texts, List.of(), new Counts(1, 120, 0, 0, 0, 0, 1, 1));

        assertThat(trip.toString()).startsWith("select 0\n").endsWith("\n    … 20 more");
    }

    @Test
    void shortensAStatementWhenItPrints() {
        var long1 = "select " + "x".repeat(1_000);

        var printed = new RoundTrip(1, List.of(long1), List.of(), ONE).toString();

        assertThat(printed).hasSize(241).endsWith("x…");
    }

    @Test
    void isNothingWhenNothingHappened() {
        assertThat(traffic())
                .hasToString(
                        "round trips 0, statements 0, commits 0, rollbacks 0, autocommits 0, errors 0, bytes 0 there and 0 back, connections 0");
    }

    private static RoundTrip trip(int connection) {
        return new RoundTrip(connection, List.of("select 1"), List.of(), ONE);
    }

    private static WireTraffic traffic(RoundTrip... trips) {
        var tally = new Tally();
        List.of(trips).forEach(tally::add);
        return tally.traffic();
    }
}
