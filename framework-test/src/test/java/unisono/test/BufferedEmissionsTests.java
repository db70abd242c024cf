package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.SessionEventListener;
import org.hibernate.resource.transaction.spi.TransactionStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.LoggedEmission;
import unisono.data.Transactions;
import unisono.events.EventName;
import unisono.test.TheatreModules.StageApi;
import unisono.test.TheatreModules.Ticket;

/// What was emitted waits for the commit: nothing of it is lost in silence, and nothing is kept of
/// what was not committed.
final class BufferedEmissionsTests {
    private static final String REFUSED =
            "stage.unheard came while the transaction was being committed, from Hibernate's last flush, and everything was rolled back. Emit it where the change is made, or in a listener before the commit, and not each time that something is flushed.";

    private static final Theatre THEATRE = new Theatre(2);

    private final Theatre theatre = THEATRE;
    private final Transactions transactions = theatre.transactions();

    @BeforeEach
    void reset() {
        theatre.reset();
    }

    @AfterAll
    static void close() {
        THEATRE.close();
    }

    @Test
    void isForgottenWithATransactionThatRollsBack() {
        var failure =
                catchThrowable(() ->
                        transactions.run(() -> {
                            theatre.sell(StageApi.UNHEARD, "A1");
                            transactions.session().flush();
                            theatre.sell(StageApi.UNHEARD, "A2");
                            throw new IOException("fire");
                        }));
        theatre.sell(StageApi.SEATED, "A3");

        assertThat(failure).hasMessage("fire");
        assertThat(theatre.logged()).containsExactly("stage.seated");
        assertThat(theatre.seats()).containsExactly("A3");
    }

    @Test
    void isLoggedOnceWhenAFlushFailsAndTheTransactionIsRepeated() {
        var attempts = new AtomicInteger();

        transactions
                .attempts(3)
                .run(() -> {
                    theatre.emit(StageApi.UNHEARD, "A" + attempts.incrementAndGet());
                    transactions.session().persist(new SeatRow("A1"));
                    if (attempts.get() == 1) {
                        failToSerialize();
                    }
                    transactions.session().flush();
                    theatre.emit(StageApi.UNHEARD, "B" + attempts.get());
                });

        assertThat(attempts).hasValue(2);
        assertThat(theatre.log())
                .extracting(LoggedEmission::payload)
                .containsExactly("{\"seat\":\"A2\"}", "{\"seat\":\"B2\"}");
        assertThat(theatre.seats()).containsExactly("A1");
    }

    @Test
    void isNotLoggedWhenTheFailureOfAFlushIsCaught() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            theatre.emit(StageApi.UNHEARD, "A1");
                            theatre.write("A1");
                            transactions.session().persist(new SeatRow("A1"));
                            var caught = catchThrowable(() -> transactions.session().flush());
                            assertThat(caught).hasMessageContaining("seat_pkey");
                        }))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageStartingWith("A statement of this transaction failed before");

        assertThat(theatre.log()).isEmpty();
    }

    @Test
    void keepsTheOrderOfWhatIsEmittedWhileOthersAreFlushed() {
        transactions.run(() -> {
            theatre.emit(StageApi.UNHEARD, "A1");
            transactions.session().addEventListeners(new Emitting(StageApi.SEATED, 1));
            transactions.session().persist(new SeatRow("A2"));
            transactions.session().flush();
            theatre.emit(StageApi.UNHEARD, "A3");
        });

        assertThat(theatre.logged())
                .containsExactly("stage.unheard", "stage.seated", "stage.unheard");
    }

    @Test
    void writesWhatAListenerDoesWhileAnotherEntityIsFlushed() {
        theatre.when(
                "usher in transaction: seated",
                _ -> transactions.session().persist(new SeatRow("A2")));

        transactions.run(() -> {
            transactions.session().addEventListeners(new Emitting(StageApi.SEATED, 1));
            transactions.session().persist(new SeatRow("A1"));
        });

        assertThat(theatre.logged()).containsExactly("stage.seated");
        assertThat(theatre.seats()).containsExactly("A1", "A2");
    }

    @Test
    void refusesWhatIsEmittedByTheLastFlushAndRollsBack() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            transactions
                                    .session()
                                    .addEventListeners(new Emitting(StageApi.UNHEARD, 100));
                            transactions.session().persist(new SeatRow("A1"));
                        }))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(REFUSED);

        assertThat(theatre.log()).isEmpty();
        assertThat(theatre.seats()).isEmpty();
    }

    @Test
    void endsWithAnErrorWhatIsEmittedByEachFlushAndHeardBeforeTheCommit() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            transactions
                                    .session()
                                    .addEventListeners(new Emitting(StageApi.SEATED, 100));
                            transactions.session().persist(new SeatRow("A1"));
                        }))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "The transaction was flushed 64 times before its commit, and each time something was emitted");

        assertThat(theatre.log()).isEmpty();
        assertThat(theatre.seats()).isEmpty();
        assertThat(theatre.diary()).endsWith("usher after rollback: seated");
    }

    @Test
    void rollsBackAlsoWhenTheRefusalIsCaughtAndWhenNobodyHearsTheEvent() {
        var refusal = new AtomicReference<Throwable>();

        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            theatre.write("A1");
                            atTheCommit(() ->
                                    refusal.set(
                                            catchThrowable(
                                                    () -> theatre.emit(StageApi.UNHEARD, "A1"))));
                        }))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "Everything was rolled back, because stage.unheard failed (unisono.data.DataException: stage.unheard came while the transaction was being committed");

        assertThat(refusal.get()).isExactlyInstanceOf(DataException.class);
        assertThat(theatre.seats()).isEmpty();
        assertThat(theatre.log()).isEmpty();
    }

    /// Whoever registers with Hibernate itself is still inside the transaction.
    @Test
    void commitsTogetherWithWhatIsWrittenWhileHibernateCommits() {
        transactions.run(() -> {
            theatre.emit(StageApi.UNHEARD, "A1");
            atTheCommit(() -> theatre.write("A1"));
        });

        assertThat(theatre.logged()).containsExactly("stage.unheard");
        assertThat(theatre.seats()).containsExactly("A1");
    }

    @Test
    void rollsTheLogBackWithWhatFailsWhileHibernateCommits() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            theatre.sell(StageApi.UNHEARD, "A1");
                            atTheCommit(() -> theatre.write("A1"));
                        }))
                .hasStackTraceContaining("seat_pkey");

        assertThat(theatre.log()).isEmpty();
        assertThat(theatre.seats()).isEmpty();
    }

    @Test
    void tellsHibernateThatItCommitted() {
        var status = new AtomicReference<TransactionStatus>();

        transactions.run(() -> {
            theatre.emit(StageApi.UNHEARD, "A1");
            transactions.session().getTransaction().runAfterCompletion(status::set);
        });

        assertThat(status).hasValue(TransactionStatus.COMMITTED);
    }

    private void atTheCommit(Runnable work) {
        transactions.session().getTransaction().runBeforeCompletion(work);
    }

    private void failToSerialize() {
        transactions
                .session()
                .createNativeMutationQuery(
                        "do $$ begin raise exception 'collided' using errcode = '40001'; end $$")
                .executeUpdate();
    }

    /// An entity, say, that reports each of its flushes.
    private final class Emitting implements SessionEventListener {
        private static final long serialVersionUID = 1;

        private final transient EventName<Ticket> event;
        private int left;

        Emitting(EventName<Ticket> event, int times) {
            this.event = event;
            left = times;
        }

        @Override
        public void flushStart() {
            if (left-- > 0) {
                theatre.emit(event, "A1");
            }
        }
    }
}
