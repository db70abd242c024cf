package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unisono.test.Bank.ANN;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.aggregate.AggregateStore;
import unisono.data.aggregate.Versioned;
import unisono.events.Origin;
import unisono.test.Bank.Account;
import unisono.test.Bank.AccountEvent;
import unisono.test.Bank.AccountId;
import unisono.test.Bank.AccountOpened;
import unisono.test.Bank.Branch;

/// Commands that share transactions, each with its own verdict.
final class AggregateCombinerTests {
    private static final int CALLERS = 64;
    private static final int COMMANDS_OF_EACH = 20;

    private final Bank bank = Bank.open();
    private final AggregateStore<AccountId, Account, AccountEvent> accounts = bank.accounts();

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void areAllDoneOnceAndInFewerTransactions() throws Exception {
        together(
                        CALLERS,
                        caller -> {
                            var id = new AccountId("a" + caller);
                            accounts.submit(id, account -> List.of(account.open("Ann")));
                            for (int number = 0; number < COMMANDS_OF_EACH; number++) {
                                accounts.submit(id, account -> List.of(account.payIn(1)));
                            }
                            return accounts.load(id);
                        })
                .forEach(after ->
                        assertThat(after)
                                .isEqualTo(
                                        new Versioned<>(
                                                new Account("Ann", COMMANDS_OF_EACH, true),
                                                COMMANDS_OF_EACH + 1)));

        int commands = CALLERS * (COMMANDS_OF_EACH + 1);
        assertThat(bank.text("select count(*) from unisono.event"))
                .isEqualTo(String.valueOf(commands));
        var transactions =
                Integer.parseInt(bank.text("select count(distinct xmin::text) from unisono.event"));
        System.out.printf("%d commands in %d transactions%n", commands, transactions);
        assertThat(transactions).isLessThan(commands / 4);
    }

    @Test
    void goOnFromEachOtherOnOneAggregate() throws Exception {
        bank.fill(ANN, 1);

        together(CALLERS, _ -> accounts.submit(ANN, account -> List.of(account.payIn(1))));

        assertThat(accounts.load(ANN))
                .isEqualTo(new Versioned<>(new Account("ann", CALLERS, true), CALLERS + 1));
    }

    /// Each second one asks for more than there is.
    @Test
    void refuseForThemselvesAlone() throws Exception {
        var refused = new AtomicInteger();

        together(
                CALLERS,
                caller -> {
                    var id = new AccountId("a" + caller);
                    try {
                        return accounts.submit(
                                id,
                                account ->
                                        List.of(
                                                caller % 2 == 0
                                                        ? account.open("Ann")
                                                        : account.payOut(1)));
                    } catch (Account.Refused refusal) {
                        refused.incrementAndGet();
                        return accounts.load(id);
                    }
                });

        assertThat(refused).hasValue(CALLERS / 2);
        assertThat(bank.text("select count(*) from unisono.stream"))
                .isEqualTo(String.valueOf(CALLERS / 2));
    }

    /// Others change the same accounts by ordinary commands, in transactions of their own.
    @Test
    void areRepeatedByThemselvesWhenSomebodyElseWasFaster() throws Exception {
        var stubborn = accounts.attempts(100);

        together(
                CALLERS,
                caller -> {
                    var id = new AccountId("a" + caller % 4);
                    for (int number = 0; number < COMMANDS_OF_EACH; number++) {
                        if (caller % 8 == 7) {
                            stubborn.change(id, _ -> List.of(new AccountOpened("Ben")));
                        } else {
                            stubborn.submit(id, _ -> List.of(new AccountOpened("Ann")));
                        }
                    }
                    return accounts.load(id);
                });

        assertThat(bank.text("select sum(version) from unisono.stream"))
                .isEqualTo(String.valueOf(CALLERS * COMMANDS_OF_EACH));
        assertThat(bank.text("select count(*) from unisono.event"))
                .isEqualTo(String.valueOf(CALLERS * COMMANDS_OF_EACH));
    }

    @Test
    void haveTheOriginOfTheirCallers() throws Exception {
        together(
                CALLERS,
                caller ->
                        Origin.call(
                                new Origin("actor" + caller, "tenant" + caller % 2, null),
                                () ->
                                        accounts.submit(
                                                ANN, _ -> List.of(new AccountOpened("Ann")))));

        assertThat(bank.text("select count(distinct actor) from unisono.event"))
                .isEqualTo(String.valueOf(CALLERS));
        assertThat(bank.text("select string_agg(version::text, ' ') from unisono.stream"))
                .isEqualTo("32 32");
    }

    @Test
    void joinTheTransactionAround() {
        assertThatThrownBy(() ->
                        bank.transactions()
                                .run(() -> {
                                    accounts.submit(ANN, account -> List.of(account.open("Ann")));
                                    throw new IllegalStateException("no");
                                }))
                .hasMessage("no");

        assertThat(accounts.find(ANN)).isEmpty();
    }

    @Test
    void doNotFailForAListenerOfANeighbour() throws Exception {
        try (var strict =
                new Branch()
                        .hearing((_, emission) -> {
                            if (emission.payload().equals(new AccountOpened("a3"))) {
                                throw new IllegalStateException("not 3");
                            }
                        })
                        .opened()) {
            var failed = new AtomicInteger();
            together(
                    16,
                    caller -> {
                        var id = new AccountId("a" + caller);
                        try {
                            return strict.accounts()
                                    .submit(id, account -> List.of(account.open(id.text())));
                        } catch (IllegalStateException refusal) {
                            failed.incrementAndGet();
                            return strict.accounts().load(id);
                        }
                    });

            assertThat(failed).hasValue(1);
            assertThat(strict.text("select count(*) from unisono.stream")).isEqualTo("15");
        }
    }

    private static <T> List<T> together(int callers, Work<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int caller = 0; caller < callers; caller++) {
                int number = caller;
                Callable<T> call = () -> work.call(number);
                running.add(threads.submit(call));
            }
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        }
    }

    /// What each caller does.
    @FunctionalInterface
    private interface Work<T> {
        T call(int caller) throws Exception;
    }
}
