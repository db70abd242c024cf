package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static unisono.test.Bank.ANN;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import unisono.test.Bank.AccountId;
import unisono.test.Bank.AccountOpened;
import unisono.test.Bank.Branch;
import unisono.test.WireTraffic.Counts;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// What commands of aggregates cost on the wire. The cheapest of some runs counts.
final class AggregateWireBudgetTests {
    private static final int RUNS = 5;

    /// The beginning travels with the first statement; head, log and commit together.
    private static final int READ_COMMIT = 2;

    private static final int READ_READ_COMMIT = 3;

    private static final TestDatabase DATABASE = TestPostgres.createDatabase();
    private static final Wire WIRE = Wire.to(DATABASE.jdbcUrl());

    /// It has a listener in the transaction, so that nothing is combined.
    private static final Bank BANK =
            new Branch().connections(1).hearing((_, _) -> {}).openedBehind(WIRE, DATABASE);

    @AfterAll
    static void close() {
        BANK.close();
        WIRE.close();
        DATABASE.close();
    }

    @Test
    void isTheReadingAndTheCommitForOneCommand() {
        BANK.fill(ANN, 3);

        var traffic = cheapest(_ -> BANK.accounts().changeBy(ANN, account -> account.payIn(1)));

        check(traffic, READ_COMMIT);
    }

    @Test
    void isNoMoreForOneThatIsNew() {
        var traffic =
                cheapest(run ->
                        BANK.accounts()
                                .changeBy(
                                        new AccountId("new" + run),
                                        account -> account.open("new")));

        check(traffic, READ_COMMIT);
    }

    @Test
    void isOneForOneThatIsKnownToBeNew() {
        var traffic =
                cheapest(run ->
                        BANK.accounts()
                                .append(
                                        new AccountId("fresh" + run),
                                        0,
                                        List.of(new AccountOpened("fresh"))));

        check(traffic, 1);
    }

    @Test
    void isOneReadingEachAndOneCommitForTwo() {
        BANK.fill(new AccountId("one"), 1);
        BANK.fill(new AccountId("two"), 1);

        var traffic =
                cheapest(_ ->
                        BANK.transactions()
                                .run(() -> {
                                    BANK.accounts()
                                            .changeBy(
                                                    new AccountId("one"),
                                                    account -> account.payIn(1));
                                    BANK.accounts()
                                            .changeBy(
                                                    new AccountId("two"),
                                                    account -> account.payIn(1));
                                    BANK.accounts()
                                            .changeBy(
                                                    new AccountId("one"),
                                                    account -> account.payIn(1));
                                }));

        check(traffic, READ_READ_COMMIT);
    }

    private static void check(WireTraffic traffic, int roundTrips) {
        assertThat(traffic.roundTrips()).as(traffic::toString).isEqualTo(roundTrips);
        assertThat(traffic.total())
                .as(traffic::toString)
                .returns(1, Counts::commits)
                .returns(0, Counts::rollbacks)
                .returns(0, Counts::errors);
    }

    private static WireTraffic cheapest(IntConsumer work) {
        return IntStream.range(0, RUNS)
                .mapToObj(run -> WIRE.measure(() -> work.accept(run)))
                .min(Comparator.comparingInt(WireTraffic::roundTrips))
                .orElseThrow();
    }
}
