package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.groups.Tuple.tuple;
import static unisono.test.Bank.ANN;
import static unisono.test.Bank.BEN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.EventLog;
import unisono.data.LoggedEmission;
import unisono.data.aggregate.AggregateEvent;
import unisono.data.aggregate.AggregateStore;
import unisono.data.aggregate.StaleAggregate;
import unisono.data.aggregate.Versioned;
import unisono.events.Events;
import unisono.events.Origin;
import unisono.test.Bank.Account;
import unisono.test.Bank.AccountClosed;
import unisono.test.Bank.AccountEvent;
import unisono.test.Bank.AccountId;
import unisono.test.Bank.AccountOpened;
import unisono.test.Bank.BankApi;
import unisono.test.Bank.PaidIn;
import unisono.test.Bank.PaidOut;

/// What a store of aggregates promises, on a real PostgreSQL.
final class AggregateStoreTests {
    private final Bank bank = Bank.open();
    private final AggregateStore<AccountId, Account, AccountEvent> accounts = bank.accounts();

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void appliesWhatCommandsDecideAndReadsItAgain() {
        accounts.changeBy(ANN, account -> account.open("Ann"));
        accounts.changeBy(ANN, account -> account.payIn(100));
        var closed = accounts.change(ANN, Account::close);

        assertThat(closed).isEqualTo(new Versioned<>(new Account("Ann", 0, false), 4));
        assertThat(accounts.load(ANN)).isEqualTo(closed);
        assertThat(accounts.find(ANN)).contains(closed);
    }

    @Test
    void startsAtVersionZero() {
        assertThat(accounts.load(ANN)).isEqualTo(new Versioned<>(Account.NONE, 0));
        assertThat(accounts.find(ANN)).isEmpty();
        assertThat(accounts.at(ANN, 3)).isEqualTo(new Versioned<>(Account.NONE, 0));
        assertThat(accounts.history(ANN, 0, 10)).isEmpty();
    }

    @Test
    void writesNothingForACommandThatDecidesNothing() {
        accounts.change(ANN, Account::close);

        assertThat(bank.text("select count(*) from unisono.stream")).isEqualTo("0");
        assertThat(bank.text("select count(*) from unisono.event")).isEqualTo("0");
    }

    @Test
    void letsACommandRefuseAndWritesNothing() {
        bank.fill(ANN, 2);

        assertThatThrownBy(() -> accounts.changeBy(ANN, account -> account.payOut(5)))
                .isExactlyInstanceOf(Account.Refused.class)
                .hasMessage("It has 1");
        assertThat(accounts.load(ANN).version()).isEqualTo(2);
    }

    @Test
    void emitsAsTheAggregateWithItsIdAsTheKey() {
        bank.fill(ANN, 1);

        var row = bank.instance(EventLog.class).newest(1).getFirst();
        assertThat(row)
                .returns("bank.account-opened", LoggedEmission::name)
                .returns("Account", LoggedEmission::emitter)
                .returns("bank", LoggedEmission::module)
                .returns("ann", LoggedEmission::key)
                .returns("{\"owner\":\"ann\"}", LoggedEmission::payload);
    }

    @Test
    void goesOnFromWhatTheTransactionAppended() {
        var versions = new ArrayList<Integer>();

        bank.transactions()
                .run(() -> {
                    accounts.changeBy(ANN, account -> account.open("Ann"));
                    accounts.changeBy(BEN, account -> account.open("Ben"));
                    versions.add(accounts.changeBy(ANN, account -> account.payIn(100)).version());
                    versions.add(accounts.load(ANN).version());
                    versions.add(accounts.change(ANN, Account::close).version());
                });

        assertThat(versions).containsExactly(2, 2, 4);
        assertThat(accounts.load(ANN).state()).isEqualTo(new Account("Ann", 0, false));
        assertThat(accounts.load(BEN).version()).isOne();
        assertThat(
                        bank.text(
                                "select string_agg(stream_version::text, ' ' order by position) from unisono.event where key = 'ann'"))
                .isEqualTo("1 2 3 4");
    }

    @Test
    void rollsBackWithEverythingElse() {
        var failure =
                catchThrowable(() ->
                        bank.transactions()
                                .run(() -> {
                                    accounts.changeBy(ANN, account -> account.open("Ann"));
                                    throw new IllegalStateException("no");
                                }));

        assertThat(failure).hasMessage("no");
        assertThat(accounts.find(ANN)).isEmpty();
        assertThat(accounts.changeBy(ANN, account -> account.open("Ann")).version()).isOne();
    }

    @Test
    void appendsToAVersionThatWasSeenWithoutReading() {
        accounts.append(ANN, 0, List.of(new AccountOpened("Ann"), new PaidIn(7, "GBP")));
        accounts.append(ANN, 2, List.of(new PaidOut(3)));

        assertThat(accounts.load(ANN)).isEqualTo(new Versioned<>(new Account("Ann", 4, true), 3));
    }

    @Test
    void readsWhatItLeftOutWhenTheTransactionWantsToKnow() {
        bank.fill(ANN, 3);

        var seen =
                bank.transactions()
                        .call(() -> {
                            accounts.append(ANN, 3, List.of(new PaidIn(7, "GBP")));
                            return accounts.load(ANN);
                        });

        assertThat(seen).isEqualTo(new Versioned<>(new Account("ann", 9, true), 4));
        assertThat(accounts.load(ANN)).isEqualTo(seen);
    }

    @Test
    void refusesAVersionThatIsNotTheOneThatWasSeen() {
        bank.fill(ANN, 3);

        for (int expected : new int[] {0, 2, 4}) {
            assertThatThrownBy(() -> accounts.append(ANN, expected, List.of(new PaidOut(1))))
                    .isExactlyInstanceOf(StaleAggregate.class)
                    .hasMessage(
                            "account ann was expected at version %d, and is at version 3: somebody else has changed it. Nothing was written: load it again and repeat the command, or let attempts(n) do so."
                                    .formatted(expected));
        }
        assertThat(accounts.load(ANN).version()).isEqualTo(3);
    }

    @Test
    void refusesWhoeverCommitsSecond() {
        bank.fill(ANN, 1);

        var failure =
                catchThrowable(() ->
                        accounts.changeBy(
                                ANN,
                                account -> {
                                    besides(() -> accounts.changeBy(ANN, other -> other.payIn(1)));
                                    return account.payIn(10);
                                }));

        assertThat(failure)
                .isInstanceOfSatisfying(
                        StaleAggregate.class,
                        stale ->
                                assertThat(stale)
                                        .returns("account", StaleAggregate::type)
                                        .returns("ann", StaleAggregate::id)
                                        .returns(1, StaleAggregate::expected)
                                        .returns(2, StaleAggregate::found));
        assertThat(accounts.load(ANN).state().balance()).isOne();
    }

    @Test
    void refusesWhoeverBeginsSecond() {
        var failure =
                catchThrowable(() ->
                        accounts.changeBy(
                                ANN,
                                account -> {
                                    besides(() -> bank.fill(ANN, 2));
                                    return account.open("Ann");
                                }));

        assertThat(failure)
                .isInstanceOfSatisfying(
                        StaleAggregate.class,
                        stale ->
                                assertThat(stale)
                                        .returns(0, StaleAggregate::expected)
                                        .returns(2, StaleAggregate::found));
        assertThat(accounts.load(ANN).state().owner()).isEqualTo("ann");
    }

    @Test
    void repeatsACommandThatWasTooLate() {
        bank.fill(ANN, 1);
        var attempts = new AtomicInteger();

        var after =
                accounts.attempts(3)
                        .changeBy(
                                ANN,
                                account -> {
                                    if (attempts.incrementAndGet() < 3) {
                                        besides(() ->
                                                accounts.changeBy(ANN, other -> other.payIn(1)));
                                    }
                                    return account.payIn(10);
                                });

        assertThat(attempts).hasValue(3);
        assertThat(after).isEqualTo(new Versioned<>(new Account("ann", 12, true), 4));
    }

    @Test
    void doesNotRepeatWhatWasSeenBefore() {
        bank.fill(ANN, 1);
        var attempts = new AtomicInteger();

        var failure =
                catchThrowable(() ->
                        bank.transactions()
                                .attempts(3)
                                .run(() -> {
                                    attempts.incrementAndGet();
                                    accounts.append(ANN, 1, List.of(new PaidOut(1)));
                                    besides(() -> accounts.changeBy(ANN, other -> other.payIn(1)));
                                }));

        assertThat(failure).isExactlyInstanceOf(StaleAggregate.class);
        assertThat(attempts).hasValue(1);
    }

    private static void besides(Runnable work) {
        var thread = Thread.ofVirtual().start(work);
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void changesManyInOneTransactionAndNamesTheOneThatIsStale() {
        for (int number = 0; number < 20; number++) {
            bank.fill(new AccountId("a" + number), 1);
        }

        bank.transactions().run(() -> payInEverywhere(20));
        var failure =
                catchThrowable(() ->
                        bank.transactions()
                                .run(() -> {
                                    payInEverywhere(25);
                                    besides(() ->
                                            accounts.changeBy(
                                                    new AccountId("a7"),
                                                    account -> account.payIn(5)));
                                }));

        assertThat(failure)
                .isInstanceOfSatisfying(
                        StaleAggregate.class, stale -> assertThat(stale.id()).isEqualTo("a7"));
        assertThat(accounts.load(new AccountId("a6")).version()).isEqualTo(2);
        assertThat(accounts.load(new AccountId("a7")).version()).isEqualTo(3);
        assertThat(accounts.find(new AccountId("a22"))).isEmpty();
    }

    private void payInEverywhere(int number) {
        for (int account = 0; account < number; account++) {
            accounts.change(
                    new AccountId("a" + account),
                    state ->
                            state.open()
                                    ? List.of(state.payIn(1))
                                    : List.of(state.open("new"), new PaidIn(1, "GBP")));
        }
    }

    @Test
    void readsOneAsItWas() throws InterruptedException {
        bank.fill(ANN, 3);
        Thread.sleep(2);
        var then = Instant.now();
        Thread.sleep(2);
        accounts.change(ANN, Account::close);

        assertThat(accounts.at(ANN, 2)).isEqualTo(new Versioned<>(new Account("ann", 1, true), 2));
        assertThat(accounts.at(ANN, 0)).isEqualTo(new Versioned<>(Account.NONE, 0));
        assertThat(accounts.at(ANN, 99)).isEqualTo(accounts.load(ANN));
        assertThat(accounts.at(ANN, then).version()).isEqualTo(3);
        assertThat(accounts.at(ANN, Instant.EPOCH).version()).isZero();
        assertThat(accounts.at(ANN, Instant.now().plusSeconds(1)).version()).isEqualTo(5);
    }

    @Test
    void tellsWhatHappenedPageByPage() {
        var origin = new Origin("carl", null, null);
        Origin.run(origin, () -> bank.fill(ANN, 3));
        accounts.change(ANN, Account::close);

        var first = accounts.history(ANN, 0, 2);
        var rest = accounts.history(ANN, 2, 100);

        assertThat(first)
                .extracting(AggregateEvent::version, AggregateEvent::name, AggregateEvent::actor)
                .containsExactly(
                        tuple(1, "bank.account-opened", "carl"), tuple(2, "bank.paid-in", "carl"));
        assertThat(rest)
                .<AccountEvent>extracting(AggregateEvent::event)
                .containsExactly(new PaidIn(1, "GBP"), new PaidOut(2), new AccountClosed());
        assertThat(accounts.history(ANN, 5, 1)).isEmpty();
        assertThatThrownBy(() -> accounts.history(ANN, 0, 5_001))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A history of 5001 events behind version 0 was asked for: it begins at 0 or more, and has 1 to 5000.");
    }

    @Test
    void keepsTenantsApart() {
        Origin.run(new Origin(null, "north", null), () -> bank.fill(ANN, 3));
        Origin.run(new Origin(null, "south", null), () -> bank.fill(ANN, 2));

        assertThat(accounts.find(ANN)).isEmpty();
        Origin.run(
                new Origin(null, "north", null),
                () -> assertThat(accounts.load(ANN).version()).isEqualTo(3));
    }

    @Test
    void readsStreamsThatAreLongerThanAPage() {
        var thousands = new ArrayList<AccountEvent>();
        for (int number = 0; number < 4_000; number++) {
            thousands.add(new PaidIn(1, "GBP"));
        }
        bank.fill(ANN, 1);
        for (int times = 0; times < 3; times++) {
            accounts.change(ANN, _ -> thousands);
        }

        assertThat(accounts.load(ANN))
                .isEqualTo(new Versioned<>(new Account("ann", 12_000, true), 12_001));
        assertThat(accounts.at(ANN, 6_001).state().balance()).isEqualTo(6_000);
        assertThat(accounts.at(ANN, Instant.now().plusSeconds(1)).version()).isEqualTo(12_001);
    }

    @Test
    void refusesMoreThanFiveThousandEventsAtOnce() {
        var many = Collections.nCopies(5_001, new PaidIn(1, "GBP"));

        assertThatThrownBy(() -> accounts.change(ANN, _ -> many))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "5001 events were to be appended to account ann at once, and at most 5000 are. Let a command decide less, or an event say more.");
    }

    @Test
    void refusesWhatIsEmittedByHand() {
        assertThatThrownBy(() ->
                        bank.transactions()
                                .run(() ->
                                        bank.instance(Events.class)
                                                .emit(
                                                        Account.class,
                                                        BankApi.CLOSED,
                                                        new AccountClosed())))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "bank.account-closed was emitted by hand in the name of the aggregate Account, and would be missing from its stream. Let its store do so: store.change(id, …).");
    }

    @Test
    void refusesIdsThatAreNone() {
        assertThatThrownBy(() -> accounts.load(new AccountId("")))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"\" is no id of an aggregate account. It has 1 to 200 characters, none of them a control character.");
    }
}
