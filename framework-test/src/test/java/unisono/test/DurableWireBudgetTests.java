package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unisono.test.Bakery.Telling;
import unisono.test.WireTraffic.Counts;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// What one event with three durable listeners that each write a row costs on the wire, with all
/// that the node asks for it.
///
/// The cheapest of some runs counts: a node also says now and then that it lives.
final class DurableWireBudgetTests {
    private static final int RUNS = 8;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /// So that what comes behind the last commit is counted, too.
    private static final Duration A_WHILE = Duration.ofMillis(30);

    /// A row, and the log with its commit; a page of the log; for each listener a row, and the note
    /// that it is done with its commit.
    private static final int ONE_TRANSACTION_EACH = 2 + 1 + 3 * 2;

    /// The same, and for all listeners three rows, and one note with its commit.
    private static final int ONE_TRANSACTION_FOR_ALL = 2 + 1 + 3 + 1;

    @Test
    void isNineRoundTripsAndFourCommitsWithATransactionForEachListener() {
        check(Telling.DURABLY, ONE_TRANSACTION_EACH, 4);
    }

    @Test
    void isSevenRoundTripsAndTwoCommitsWhereTheyRunTogether() {
        check(Telling.DURABLY_TOGETHER, ONE_TRANSACTION_FOR_ALL, 2);
    }

    private static void check(Telling telling, int roundTrips, int commits) {
        try (TestDatabase database = TestPostgres.createDatabase();
                var wire = Wire.to(database.jdbcUrl());
                var bakery = new Bakery(wire, database, telling)) {
            bakery.deliveries().start();
            bakery.order("the first");
            assertThat(bakery.deliveries().drain(LIMIT)).isEmpty();
            long before = bakery.rows();

            var traffic =
                    IntStream.range(0, RUNS)
                            .mapToObj(number -> order(wire, bakery, "plum " + number, commits))
                            .min(Comparator.comparingInt(WireTraffic::roundTrips))
                            .orElseThrow();

            assertThat(traffic.roundTrips()).as(traffic::toString).isLessThanOrEqualTo(roundTrips);
            assertThat(traffic.total())
                    .as(traffic::toString)
                    .returns(commits, Counts::commits)
                    .returns(0, Counts::rollbacks)
                    .returns(0, Counts::errors);
            assertThat(bakery.rows()).isEqualTo(before + 4 * RUNS);
            bakery.deliveries().stop(LIMIT);
        }
    }

    private static WireTraffic order(Wire wire, Bakery bakery, String cake, int commits) {
        return wire.measure(() -> {
            wire.reset();
            bakery.order(cake);
            awaitCommits(wire, commits);
        });
    }

    private static void awaitCommits(Wire wire, int commits) {
        long end = System.nanoTime() + LIMIT.toNanos();
        do {
            LockSupport.parkNanos(A_WHILE.toNanos());
        } while (wire.traffic().commits() < commits && System.nanoTime() < end);
        LockSupport.parkNanos(A_WHILE.toNanos());
    }
}
