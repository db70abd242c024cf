package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import unisono.data.Isolation;
import unisono.data.Transactions;
import unisono.test.BakeryRows.Cake;
import unisono.test.BakeryRows.Sale;
import unisono.test.WireTraffic.Counts;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// What a transaction may cost on the wire.
///
/// The cheapest of some runs counts: the pool asks a connection that rested for half a second
/// whether it is alive, and on a busy machine it may rest so long.
final class WireBudgetTests {
    private static final int RUNS = 5;

    /// One per row, each in a table of its own; the log and the commit together. The beginning
    /// travels with the first row.
    private static final int FOUR_ROWS_LOG_COMMIT = 5;

    private static final int ROWS_COMMIT = 2;
    private static final int SIX_CHANGES_OF_TABLE_COMMIT = 7;
    private static final int QUESTION_COMMIT = 2;
    private static final int OPTIONS_QUESTION_COMMIT = 3;

    private static final TestDatabase DATABASE = TestPostgres.createDatabase();
    private static final Wire WIRE = Wire.to(DATABASE.jdbcUrl());
    private static final Bakery BAKERY = new Bakery(WIRE, DATABASE);
    private static final AtomicInteger CAKES = new AtomicInteger();

    @AfterAll
    static void close() {
        BAKERY.close();
        WIRE.close();
        DATABASE.close();
    }

    @Test
    void isFiveRoundTripsAndOneCommitForAnEventWithThreeListenersThatWrite() {
        long before = BAKERY.rows();

        var traffic = cheapest(() -> BAKERY.order(next()));

        assertThat(traffic.roundTrips())
                .as(traffic::toString)
                .isLessThanOrEqualTo(FOUR_ROWS_LOG_COMMIT);
        assertThat(traffic.total())
                .as(traffic::toString)
                .returns(1, Counts::commits)
                .returns(0, Counts::rollbacks)
                .returns(0, Counts::autocommits)
                .returns(0, Counts::errors);
        assertThat(BAKERY.rows()).isEqualTo(before + 4 * RUNS);
    }

    @Test
    void isOneForRowsOfOneTableThatFollowEachOther() {
        var traffic = cheapest(() -> persistAll(() -> new Cake(next()), () -> new Cake(next())));

        assertThat(traffic.roundTrips()).as(traffic::toString).isEqualTo(ROWS_COMMIT);
    }

    /// Hibernate could sort them, but does not know of foreign keys that no entity tells.
    @Test
    void isOneForEachChangeOfTable() {
        var traffic = cheapest(() -> persistAll(() -> new Cake(next()), () -> new Sale(next())));

        assertThat(traffic.roundTrips())
                .as(traffic::toString)
                .isEqualTo(SIX_CHANGES_OF_TABLE_COMMIT);
    }

    @SafeVarargs
    private static void persistAll(Supplier<Object>... kinds) {
        BAKERY.transactions()
                .run(() -> {
                    var session = BAKERY.transactions().session();
                    for (int i = 0; i < 3; i++) {
                        for (var kind : kinds) {
                            session.persist(kind.get());
                        }
                    }
                });
    }

    @Test
    void isTheQuestionAndTheCommitForATransactionThatOnlyReads() {
        var traffic = cheapest(() -> ask(BAKERY.transactions()));

        assertThat(traffic.statements()).containsExactly("BEGIN", "select 1", "COMMIT");
        assertThat(traffic.roundTrips()).as(traffic::toString).isEqualTo(QUESTION_COMMIT);
    }

    @Test
    void isNoMoreForOneThatMayOnlyRead() {
        var traffic = cheapest(() -> ask(BAKERY.transactions().readOnly()));

        assertThat(traffic.statements()).containsExactly("BEGIN READ ONLY", "select 1", "COMMIT");
        assertThat(traffic.roundTrips()).as(traffic::toString).isEqualTo(QUESTION_COMMIT);
    }

    @Test
    void isOneMoreForATimeout() {
        var limited = BAKERY.transactions().timeout(Duration.ofMinutes(1));

        var traffic = cheapest(() -> ask(limited));

        assertThat(traffic.roundTrips()).as(traffic::toString).isEqualTo(OPTIONS_QUESTION_COMMIT);
    }

    @Test
    void isOneMoreForAnIsolationAlsoWithATimeout() {
        var serializable = BAKERY.transactions().isolation(Isolation.SERIALIZABLE);

        var isolated = cheapest(() -> ask(serializable));
        var limited = cheapest(() -> ask(serializable.timeout(Duration.ofMinutes(1))));

        assertThat(isolated.roundTrips()).as(isolated::toString).isEqualTo(OPTIONS_QUESTION_COMMIT);
        assertThat(limited.roundTrips()).as(limited::toString).isEqualTo(OPTIONS_QUESTION_COMMIT);
    }

    private static void ask(Transactions transactions) {
        var one =
                transactions.call(() ->
                        transactions
                                .session()
                                .createNativeQuery("select 1", Integer.class)
                                .getSingleResult());
        assertThat(one).isEqualTo(1);
    }

    private static String next() {
        return "plum " + CAKES.incrementAndGet();
    }

    private static WireTraffic cheapest(Runnable work) {
        return IntStream.range(0, RUNS)
                .mapToObj(_ -> WIRE.measure(work::run))
                .min(Comparator.comparingInt(WireTraffic::roundTrips))
                .orElseThrow();
    }
}
