package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.DataModule;
import unisono.data.Database;
import unisono.data.DatabaseSettings;
import unisono.data.DatabaseUnavailable;
import unisono.data.Isolation;
import unisono.data.LoggedEmission;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.events.EventException;
import unisono.test.Library.BookAdded;
import unisono.test.Library.LibraryApi;
import unisono.test.Library.Shelf;

/// Transactions, the events emitted inside them, and the log of these, on a real PostgreSQL.
final class TransactionsTests {
    private static final int PATIENCE_SECONDS = 30;

    private final AtomicInteger attempts = new AtomicInteger();
    private final CyclicBarrier bothRead = new CyclicBarrier(2);
    private final Library library = new Library();
    private final Transactions transactions = library.transactions();

    @AfterEach
    void close() {
        library.close();
    }

    @Test
    void commitsWhatEveryListenerWroteTogetherWithTheLog() {
        transactions.run(() -> add("Emma"));

        assertThat(library.titles()).containsExactly("Emma", "copy of Emma");
        var newest = library.log().newest(10);
        assertThat(newest)
                .extracting(LoggedEmission::name)
                .containsExactly("library.book-copied", "library.book-added");
        assertThat(newest.getLast().payload()).isEqualTo("{\"title\":\"Emma\"}");
        assertThat(newest.getLast().cause()).isNull();
        assertThat(newest.getFirst().cause()).isEqualTo(newest.getLast().id());
        assertThat(newest)
                .extracting(LoggedEmission::correlation)
                .containsOnly(newest.getLast().id());
    }

    @Test
    void logsWhenAnEventWasEmittedAndNotWhenItWasWritten() {
        var later = new AtomicReference<Instant>();

        transactions.run(() -> {
            add("Emma");
            later.set(Instant.now().plusMillis(5));
            while (Instant.now().isBefore(later.get())) {
                Thread.onSpinWait();
            }
        });

        assertThat(library.log().newest(10))
                .extracting(LoggedEmission::time)
                .allMatch(time -> time.isBefore(later.get()));
    }

    @Test
    void rollsEverythingBackWhenAListenerFailsAlsoWhatWasWrittenBefore() {
        var failure =
                catchThrowable(() ->
                        transactions.run(() -> {
                            add("Emma");
                            library.events().emit(Shelf.class, LibraryApi.BURNT);
                        }));

        assertThat(failure).isExactlyInstanceOf(IllegalStateException.class).hasMessage("ashes");
        assertThat(library.titles()).isEmpty();
        assertThat(library.log().newest(10)).isEmpty();
    }

    @Test
    void rollsBackWhenAListenersExceptionIsCaughtAndNamesIt() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            library.write("Emma");
                            var caught =
                                    catchThrowable(() ->
                                            library.events().emit(Shelf.class, LibraryApi.BURNT));
                            assertThat(caught).hasMessage("ashes");
                        }))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "Everything was rolled back, because the delivery of library.burnt to Copyist.weep of module library failed (java.lang.IllegalStateException: ashes) and the exception was caught. Let it pass, or ask first whether the change is allowed.")
                .hasCauseExactlyInstanceOf(IllegalStateException.class);
        assertThat(library.titles()).isEmpty();
    }

    @Test
    void rollsBackWhenTheExceptionOfANestedRunIsCaught() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            library.write("Emma");
                            var caught =
                                    catchThrowable(() -> transactions.run(TransactionsTests::fail));
                            assertThat(caught).hasMessage("no");
                        }))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageContaining("because a nested transaction failed");
        assertThat(library.titles()).isEmpty();
    }

    @Test
    void refusesAnEventWithListenersOutsideATransactionAndAllowsOneThatNobodyHears() {
        assertThatThrownBy(() ->
                        library.events().emit(Shelf.class, LibraryApi.ADDED, new BookAdded("Emma")))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "library.book-added was emitted by Shelf outside a transaction. An event belongs to the change it reports: wrap both in transactions.run(...).");

        library.events().emit(Shelf.class, LibraryApi.UNHEARD);

        assertThat(library.log().newest(1)).isEmpty();
    }

    @Test
    void refusesToWriteWhenReadOnly() {
        assertThatThrownBy(() -> transactions.readOnly().run(() -> library.write("Emma")))
                .hasMessageContaining("read-only transaction");
        assertThat(library.titles()).isEmpty();
    }

    @Test
    void endsATransactionThatTakesTooLong() {
        assertThatThrownBy(() ->
                        transactions
                                .timeout(Duration.ofMillis(100))
                                .run(() -> sleepInTheDatabase(5)))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage("The transaction took longer than its PT0.1S and was rolled back.");
    }

    @Test
    void triesAgainWhatCouldNotBeSerialized() throws Exception {
        var serializable = transactions.isolation(Isolation.SERIALIZABLE).attempts(5);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = new ArrayList<Future<?>>();
            for (var title : new String[] {"Emma", "Persuasion"}) {
                both.add(threads.submit(() -> serializable.call(() -> writeUnread(title))));
            }
            for (var one : both) {
                one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }

        assertThat(attempts).hasValueGreaterThanOrEqualTo(3);
        assertThat(library.titles()).containsExactly("Emma", "Persuasion");
    }

    @Test
    void saysSoWhenNoConnectionIsFree() throws Exception {
        var holding = new CountDownLatch(3);
        var release = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                var _ = threads.submit(() -> transactions.call(() -> hold(holding, release)));
            }
            assertThat(holding.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> transactions.run(() -> library.write("Emma")))
                    .isExactlyInstanceOf(DatabaseUnavailable.class)
                    .hasMessage(
                            "No database connection became free in time: the database is down, or all connections are in use.");
            release.countDown();
        }
    }

    @Test
    void doesNotCommitWhenTheExceptionOfAStatementIsCaught() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            library.write("Emma");
                            var caught = catchThrowable(() -> library.write("Emma"));
                            assertThat(caught).hasMessageContaining("book_pkey");
                        }))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "A statement of this transaction failed before, so nothing more can be done in it, and everything is rolled back. Let the exception of that statement pass.");
        assertThat(library.titles()).isEmpty();
    }

    @Test
    void refusesTheSessionAfterTheConnectionIsLost() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            var caught = catchThrowable(this::endTheConnection);
                            assertThat(caught).isNotNull();
                            library.write("Emma");
                        }))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageStartingWith("A statement of this transaction failed before");
        assertThat(library.titles()).isEmpty();
    }

    @Test
    void refusesToLogInAReadOnlyTransaction() {
        assertThatThrownBy(() ->
                        transactions
                                .readOnly()
                                .run(() -> library.events().emit(Shelf.class, LibraryApi.UNHEARD)))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "library.unheard was emitted in a read-only transaction, which writes no log. Emit it where the change is made.");
    }

    @Test
    void leavesAnExceptionOfTheWorkAsItIs() {
        var foreign =
                new IllegalStateException(new SQLTransientConnectionException("another database"));

        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            throw foreign;
                        }))
                .isSameAs(foreign);
    }

    @Test
    void refusesATimeoutThatIsNone() {
        assertThatThrownBy(() -> transactions.timeout(Duration.ofNanos(500)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("A timeout of PT0.0000005S is not between PT0.001S and PT24H.");
    }

    @Test
    void keepsTheLogForEver() {
        transactions.run(() -> add("Emma"));

        assertThatThrownBy(() ->
                        transactions.run(() ->
                                transactions
                                        .session()
                                        .createNativeMutationQuery("delete from unisono.event")
                                        .executeUpdate()))
                .hasMessageContaining("the event log is never changed");
        assertThat(library.log().newest(10)).hasSize(2);
    }

    @Test
    void tellsTheHorizonInTransactionsThatSeeWhatIsCommittedOnly() {
        transactions.run(() -> add("Emma"));

        var horizon = library.log().horizon();
        assertThat(horizon.position()).isEqualTo(library.log().newest(1).getFirst().position());
        assertThat(horizon.behind()).isZero();
        assertThatThrownBy(() ->
                        transactions
                                .isolation(Isolation.REPEATABLE_READ)
                                .run(() -> library.log().horizon()))
                .hasStackTraceContaining("the log is read in READ COMMITTED only");
    }

    @Test
    void isNotInheritedByThreadsStartedInside() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outside =
                    transactions.call(() ->
                            threads.submit(() -> catchThrowable(transactions::session)).get());

            assertThat(outside)
                    .isExactlyInstanceOf(DataException.class)
                    .hasMessage(
                            "A session was asked for outside a transaction. Wrap the code in transactions.run(...); threads that it starts are outside.");
        }
    }

    @Test
    void refusesToJoinATransactionOfLowerIsolation() {
        assertThatThrownBy(() ->
                        transactions.run(
                                () -> transactions.isolation(Isolation.SERIALIZABLE).run(() -> {})))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "A transaction of isolation SERIALIZABLE cannot join one of READ_COMMITTED. Ask for it at the outermost run.");
    }

    @Test
    void neverTellsThePassword() {
        var settings =
                new DatabaseSettings(
                        "jdbc:postgresql://127.0.0.1:1/none?password=secret1", "me", "secret2");

        var data = DataModule.of(() -> settings, List.of());
        var application = Application.builder().install(data).boot();
        var failure =
                catchThrowable(() -> application.injector().getInstance(Database.class).open());

        assertThat(failure)
                .isExactlyInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "The database jdbc:postgresql://127.0.0.1:1/none as me cannot be reached: ");
        assertThat(failure).asString().doesNotContain("secret");
        assertThat(settings).asString().doesNotContain("secret");
    }

    private void add(String title) {
        library.write(title);
        library.events().emit(Shelf.class, LibraryApi.ADDED, new BookAdded(title));
    }

    private void sleepInTheDatabase(int seconds) {
        transactions
                .session()
                .createNativeQuery("select 1 from pg_sleep(:seconds)", Integer.class)
                .setParameter("seconds", (double) seconds)
                .list();
    }

    /// Writes what contradicts the other transaction's reading; both have read before either
    /// writes.
    private boolean writeUnread(String title) throws Exception {
        library.titles();
        if (attempts.incrementAndGet() <= 2) {
            bothRead.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        library.write(title);
        return true;
    }

    private static boolean hold(CountDownLatch holding, CountDownLatch release)
            throws InterruptedException {
        holding.countDown();
        return release.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void endTheConnection() {
        transactions
                .session()
                .createNativeQuery("select pg_terminate_backend(pg_backend_pid())", Boolean.class)
                .list();
    }

    private static void fail() {
        throw new IllegalStateException("no");
    }
}
