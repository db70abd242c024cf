package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.DatabaseUnavailable;
import unisono.data.LoggedEmission;
import unisono.data.Transactions;
import unisono.events.EventException;
import unisono.events.Timing;
import unisono.test.TheatreModules.StageApi;

/// What listeners can and cannot do when the transaction is over: it holds nothing any more, with
/// one connection for all.
final class AfterTransactionTests {
    private static final int THREADS = 32;
    private static final String AFTER_COMMIT = "usher after commit: seated";
    private static final String AFTER_ROLLBACK = "usher after rollback: seated";

    private static final Theatre THEATRE = new Theatre(1);

    private final Theatre theatre = THEATRE;
    private final Transactions transactions = theatre.transactions();
    private final AtomicReference<Throwable> caught = new AtomicReference<>();
    private final AtomicReference<Session> kept = new AtomicReference<>();

    @BeforeEach
    void reset() {
        theatre.reset();
    }

    @AfterAll
    static void close() {
        THEATRE.close();
    }

    @Test
    void hasNoSecondConnectionWhileATransactionHoldsTheOnlyOne() throws InterruptedException {
        try (var small = new Theatre(1, Duration.ofMillis(300))) {
            var elsewhere =
                    Thread.ofVirtual().unstarted(() -> caught.set(catchThrowable(small::seats)));

            small.transactions()
                    .run(() -> {
                        small.write("A1");
                        elsewhere.start();
                        elsewhere.join();
                    });
        }

        assertThat(caught.get()).isExactlyInstanceOf(DatabaseUnavailable.class);
    }

    @Test
    void hasNoTransactionAndTheOnlyConnectionAfterTheCommit() {
        theatre.when(
                AFTER_COMMIT,
                _ -> {
                    assertThatNoTransactionIsBound();
                    theatre.sell(StageApi.UNHEARD, "A2");
                    assertThatNoTransactionIsBound();
                    theatre.diary().add("wrote another");
                });

        theatre.sell(StageApi.SEATED, "A1");

        assertThat(theatre.diary()).endsWith(AFTER_COMMIT, "wrote another");
        assertThat(theatre.seats()).containsExactly("A1", "A2");
    }

    @Test
    void hasNoTransactionAndTheOnlyConnectionAfterTheRollback() {
        theatre.when(
                AFTER_ROLLBACK,
                _ -> {
                    assertThatNoTransactionIsBound();
                    theatre.sell(StageApi.UNHEARD, "A2");
                });

        assertThatThrownBy(this::sellAndFail).hasMessage("fire");

        assertThat(theatre.seats()).containsExactly("A2");
    }

    @Test
    void holdsNoConnectionWhileManyWriteAfterTheirCommits() throws Exception {
        theatre.when(
                AFTER_COMMIT,
                ticket -> transactions.run(() -> theatre.write("also " + ticket.seat())));

        var sales = new ArrayList<Callable<Void>>();
        for (int i = 0; i < THREADS; i++) {
            var seat = "A" + i;
            sales.add(() -> {
                theatre.sell(StageApi.SEATED, seat);
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var sale : threads.invokeAll(sales)) {
                assertThat(sale.get()).isNull();
            }
        }

        assertThat(theatre.seats()).hasSize(2 * THREADS);
    }

    @Test
    void deliversAfterTheirOwnCommitWhatIsEmittedAfterACommitAndKnowsItsCause() {
        theatre.when("usher after commit: sold", _ -> theatre.sell(StageApi.SEATED, "A2"));

        theatre.sell(StageApi.SOLD, "A1");

        assertThat(theatre.diary())
                .endsWith(
                        "usher after commit: sold",
                        "usher in transaction: seated",
                        "usher before commit: seated",
                        "usher after commit: seated",
                        "clerk after commit: sold");
        var log = theatre.log();
        assertThat(log)
                .extracting(LoggedEmission::name)
                .containsExactly("stage.sold", "stage.seated");
        assertThat(log.getLast().cause()).isEqualTo(log.getFirst().id());
        assertThat(log.getLast().correlation()).isEqualTo(log.getFirst().id());
    }

    @Test
    void keepsTheFirstTransactionWhenOneOfAListenerAfterItsCommitFails() {
        theatre.when(AFTER_COMMIT, _ -> sellAndFail("A2"));

        try (var logged = new Logged()) {
            theatre.sell(StageApi.SEATED, "A1");

            assertThat(logged.failures()).singleElement().asString().contains("fire");
        }
        assertThat(theatre.diary())
                .endsWith(AFTER_COMMIT, "usher in transaction: seated", AFTER_ROLLBACK);
        assertThat(theatre.seats()).containsExactly("A1");
        assertThat(theatre.log()).hasSize(1);
    }

    @Test
    void endsAnEndlessChainOfTransactions() {
        theatre.when(
                AFTER_COMMIT, _ -> transactions.run(() -> theatre.emit(StageApi.SEATED, "A1")));

        try (var logged = new Logged()) {
            theatre.sell(StageApi.SEATED, "A1");

            assertThat(logged.failures())
                    .singleElement()
                    .asString()
                    .contains("at depth 65, and at most 64 are allowed: … → stage.seated → ");
        }
        var log = theatre.log();
        assertThat(log).hasSize(64);
        assertThat(log).extracting(LoggedEmission::correlation).containsOnly(log.getFirst().id());
    }

    @Test
    void refusesToEmitAfterTheCommitWhatNeedsATransaction() {
        theatre.when(
                AFTER_COMMIT,
                _ -> caught.set(catchThrowable(() -> theatre.emit(StageApi.SOLD, "A1"))));

        theatre.sell(StageApi.SEATED, "A1");

        assertThat(caught.get())
                .isExactlyInstanceOf(EventException.class)
                .hasMessageContaining("was emitted by BoxOffice outside a transaction");
    }

    @Test
    void refusesToWriteAfterTheCommitAndSaysHowElse() {
        theatre.when(AFTER_COMMIT, _ -> caught.set(catchThrowable(() -> theatre.write("A2"))));

        theatre.sell(StageApi.SEATED, "A1");

        assertThat(caught.get())
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "A session was asked for after commit, when the transaction is over. Wrap the code in transactions.run(...), which makes one of its own, or let the listener run in the transaction or before its commit.");
        assertThat(theatre.seats()).containsExactly("A1");
    }

    @Test
    void refusesToWriteAfterTheRollback() {
        theatre.when(AFTER_ROLLBACK, _ -> caught.set(catchThrowable(() -> theatre.write("A2"))));

        assertThatThrownBy(this::sellAndFail).hasMessage("fire");

        assertThat(caught.get())
                .isExactlyInstanceOf(DataException.class)
                .hasMessageStartingWith("A session was asked for after rollback, when");
    }

    @Test
    void refusesASessionThatWasKept() {
        theatre.when("usher in transaction: seated", _ -> kept.set(transactions.session()));
        theatre.when(
                AFTER_COMMIT,
                _ -> caught.set(catchThrowable(() -> kept.get().persist(new SeatRow("A2")))));

        theatre.sell(StageApi.SEATED, "A1");

        assertThat(caught.get())
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "The session of a transaction was used after its end, when nothing that is written would be stored. Ask for another inside transactions.run(...), and read again what is to be changed.");
    }

    @Test
    void refusesASessionThatWasKeptAlsoInsideTheNextTransaction() {
        theatre.when("usher in transaction: seated", _ -> kept.set(transactions.session()));
        theatre.when(
                AFTER_COMMIT,
                _ -> caught.set(catchThrowable(() -> transactions.run(() -> kept.get().flush()))));

        theatre.sell(StageApi.SEATED, "A1");

        assertThat(caught.get()).hasMessageContaining("was used after its end");
    }

    @Test
    void refusesAQueryAndAConnectionThatWereKept() {
        var query =
                transactions.call(() ->
                        transactions
                                .session()
                                .createNativeMutationQuery("delete from theatre.seat"));
        var connection = transactions.call(() -> transactions.session().doReturningWork(c -> c));
        theatre.sell(StageApi.UNHEARD, "A1");

        assertThat(catchThrowable(query::executeUpdate))
                .hasMessage("No active transaction for update or delete query");
        assertThatThrownBy(() -> connection.createStatement()).hasMessageContaining("closed");

        assertThat(theatre.seats()).containsExactly("A1");
    }

    @Test
    void refusesASessionOnAnotherThread() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var elsewhere =
                    transactions.call(() -> {
                        var session = transactions.session();
                        return threads.submit(() -> catchThrowable(session::flush)).get();
                    });

            assertThat(elsewhere)
                    .isExactlyInstanceOf(DataException.class)
                    .hasMessageContaining("and it is for one thread. Let the other thread ask");
        }
    }

    @Test
    void runsTheOthersWhenADeliveryThrowsThatShouldNot() {
        var context = theatre.context();

        try (var logged = new Logged()) {
            transactions.run(() -> {
                context.defer(Timing.AFTER_COMMIT, AfterTransactionTests::overflow);
                context.defer(Timing.AFTER_COMMIT, () -> theatre.diary().add("still"));
                context.unlessCommitted(() -> theatre.diary().add("never"));
            });

            assertThat(logged.messages())
                    .containsExactly(
                            "What was put off to the end of a transaction failed. The others run all the same, and the transaction stays as it ended.");
        }
        assertThat(theatre.diary()).containsExactly("still");
    }

    @Test
    void refusesToPutOffWhatRunsAtOnceAndOutsideATransaction() {
        var context = theatre.context();

        assertThatThrownBy(() ->
                        transactions.run(() -> context.defer(Timing.IN_TRANSACTION, () -> {})))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("What runs in transaction is not put off by a transaction.");
        assertThatThrownBy(() -> context.defer(Timing.AFTER_COMMIT, () -> {}))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageStartingWith("A delivery after commit was asked for outside");
    }

    private static void overflow() {
        throw new StackOverflowError("deep");
    }

    private void sellAndFail() throws IOException {
        sellAndFail("A1");
    }

    private void sellAndFail(String seat) throws IOException {
        transactions.run(() -> {
            theatre.sell(StageApi.SEATED, seat);
            throw new IOException("fire");
        });
    }

    private void assertThatNoTransactionIsBound() {
        assertThatThrownBy(transactions::session).isExactlyInstanceOf(DataException.class);
    }
}
