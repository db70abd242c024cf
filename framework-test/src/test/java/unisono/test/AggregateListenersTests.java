package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static unisono.test.Bank.ANN;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.Retention;
import unisono.data.RetentionReport;
import unisono.data.RetentionSettings;
import unisono.data.aggregate.Versioned;
import unisono.events.Emission;
import unisono.events.Middleware;
import unisono.test.Bank.Account;
import unisono.test.Bank.AccountOpened;
import unisono.test.Bank.Branch;
import unisono.test.Bank.PaidIn;
import unisono.test.Bank.PaidOut;

/// What listeners, middleware and retention have to do with aggregates.
final class AggregateListenersTests {
    private final List<String> heard = new ArrayList<>();

    @Test
    void hearTheAggregateAfterAllThatTheCommandDecided() {
        try (var bank =
                new Branch()
                        .hearing((it, emission) -> {
                            var found = it.accounts().load(ANN);
                            heard.add(emission.event() + " " + found.version());
                        })
                        .opened()) {
            bank.accounts()
                    .change(ANN, _ -> List.of(new AccountOpened("Ann"), new PaidIn(5, "GBP")));
        }

        assertThat(heard).containsExactly("bank.account-opened 2", "bank.paid-in 2");
    }

    /// What a listener of the first of three events appends comes behind the third.
    @Test
    void mayChangeTheSameAggregateWhichKeepsTheOrderOfItsStream() {
        try (var bank = gifts()) {
            var after =
                    bank.accounts()
                            .change(
                                    ANN,
                                    _ ->
                                            List.of(
                                                    new AccountOpened("Ann"),
                                                    new PaidIn(5, "GBP"),
                                                    new PaidIn(6, "GBP")));

            assertThat(after).isEqualTo(new Versioned<>(new Account("Ann", 9, true), 4));
            assertThat(bank.accounts().load(ANN)).isEqualTo(after);
            assertThat(
                            bank.text(
                                    "select string_agg(stream_version || ' ' || name, ', ' order by position) from unisono.event where key = 'ann'"))
                    .isEqualTo(
                            "1 bank.account-opened, 2 bank.paid-in, 3 bank.paid-in, 4 bank.paid-out");
        }
    }

    private static Bank gifts() {
        return new Branch()
                .hearing((it, emission) -> {
                    if (emission.payload() instanceof AccountOpened) {
                        it.accounts().changeBy(ANN, account -> account.payOut(2));
                    }
                })
                .opened();
    }

    @Test
    void keepTheLogThatTheyAreMadeOf() {
        try (var bank = Bank.open()) {
            bank.fill(ANN, 2);
            bank.sql("select setval('unisono.position', 20000000)");
            bank.sql("select unisono.make_partitions()");

            var report =
                    bank.instance(Retention.class).apply(RetentionSettings.DEFAULTS.keepBytes(1));

            assertThat(report.dropped()).isEmpty();
            assertThat(report.held())
                    .extracting(RetentionReport.Holder::who)
                    .containsExactly("aggregates");
            assertThat(bank.accounts().load(ANN).version()).isEqualTo(2);
        }
    }

    @Test
    void rollBackTheStreamWhenTheyFail() {
        try (var bank =
                new Branch()
                        .hearing((_, _) -> {
                            throw new IllegalStateException("no paper");
                        })
                        .opened()) {
            var failure =
                    catchThrowable(
                            () -> bank.accounts().changeBy(ANN, account -> account.open("Ann")));

            assertThat(failure).hasMessage("no paper");
            assertThat(bank.accounts().find(ANN)).isEmpty();
        }
    }

    @Test
    void mayNotReplaceWhatAnAggregateEmits() {
        try (var bank =
                new Branch()
                        .around(
                                around((emission, next) ->
                                        emission.payload() instanceof PaidIn paid
                                                ? next.proceed(new PaidIn(2 * paid.pence(), "GBP"))
                                                : next.proceed()))
                        .opened()) {
            bank.fill(ANN, 1);

            var failure =
                    catchThrowable(
                            () -> bank.accounts().changeBy(ANN, account -> account.payIn(1)));

            assertThat(failure)
                    .isExactlyInstanceOf(DataException.class)
                    .hasMessage(
                            "A middleware has replaced what bank.paid-in carries, at version 2 of account ann, and the aggregate has applied something else. Let it pass what aggregates emit: its emitter() is an Aggregate.");
            assertThat(bank.accounts().load(ANN).version()).isOne();
        }
    }

    @Test
    void mayNotKeepBackWhatAnAggregateEmits() {
        try (var bank =
                new Branch()
                        .around(
                                around((emission, next) ->
                                        emission.payload() instanceof PaidOut
                                                ? List.of()
                                                : next.proceed()))
                        .opened()) {
            bank.fill(ANN, 2);

            var failure = catchThrowable(() -> bank.accounts().change(ANN, Account::close));

            assertThat(failure)
                    .isExactlyInstanceOf(DataException.class)
                    .hasMessage(
                            "bank.paid-out did not reach the log, at version 3 of account ann: a middleware did not go on with it, and the aggregate has applied it. Let pass what aggregates emit: its emitter() is an Aggregate.");
            assertThat(bank.accounts().load(ANN).version()).isEqualTo(2);
        }
    }

    private static Middleware around(Around around) {
        return new Middleware() {
            @Override
            public List<Object> emission(Emission emission, Next<List<Object>> next)
                    throws Exception {
                return around.emission(emission, next);
            }
        };
    }

    /// What is done around an emission.
    @FunctionalInterface
    private interface Around {
        List<Object> emission(Emission emission, Middleware.Next<List<Object>> next)
                throws Exception;
    }
}
