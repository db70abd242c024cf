package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.SessionEventListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.LoggedEmission;
import unisono.data.Transactions;
import unisono.events.EventException;
import unisono.test.TheatreModules.StageApi;

/// Listeners that run at the end of a transaction, inside it.
final class BeforeCommitTests {
    private static final Theatre THEATRE = new Theatre(3);

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
    void commitsWhatIsWrittenAndEmittedBeforeTheCommit() {
        theatre.when("usher before commit: seated", _ -> theatre.sell(StageApi.UNHEARD, "A2"));

        theatre.sell(StageApi.SEATED, "A1");

        assertThat(theatre.seats()).containsExactly("A1", "A2");
        var log = theatre.log();
        assertThat(log)
                .extracting(LoggedEmission::name)
                .containsExactly("stage.seated", "stage.unheard");
        assertThat(log.getLast().cause()).isEqualTo(log.getFirst().id());
    }

    @Test
    void storesWhatAnEntityHasBecomeBeforeTheCommit() {
        theatre.when(
                "usher before commit: seated",
                ticket -> transactions.session().find(SeatRow.class, ticket.seat()).give("Emma"));

        transactions.run(() -> {
            transactions.session().persist(new SeatRow("A1"));
            theatre.emit(StageApi.SEATED, "A1");
        });

        assertThat(guest("A1")).isEqualTo("Emma");
    }

    @Test
    void deliversWhatIsEmittedBeforeTheCommitWithItsOwnListenersOfAllMoments() {
        theatre.when("usher before commit: sold", _ -> theatre.emit(StageApi.SEATED, "A1"));

        theatre.sell(StageApi.SOLD, "A1");

        assertThat(theatre.diary())
                .containsExactly(
                        "usher in transaction: sold",
                        "clerk in transaction: sold",
                        "usher before commit: sold",
                        "usher in transaction: seated",
                        "clerk before commit: sold",
                        "usher before commit: seated",
                        "usher after commit: sold",
                        "clerk after commit: sold",
                        "usher after commit: seated");
    }

    @Test
    void deliversWhatIsEmittedWhileAnEntityIsFlushed() {
        transactions.run(() -> {
            transactions.session().addEventListeners(new EmittingOnce());
            transactions.session().persist(new SeatRow("A1"));
        });

        assertThat(theatre.diary())
                .containsExactly(
                        "usher in transaction: seated",
                        "usher before commit: seated",
                        "usher after commit: seated");
        assertThat(theatre.logged()).containsExactly("stage.seated");
    }

    @Test
    void endsAnEndlessChainBeforeTheCommitWithAnErrorThatNamesIt() {
        theatre.when("usher before commit: seated", _ -> theatre.emit(StageApi.SEATED, "A1"));

        assertThatThrownBy(() -> theatre.sell(StageApi.SEATED, "A1"))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "stage.seated was emitted by BoxOffice at depth 65, and at most 64 are allowed: …%s. Let one of these listeners decide when to stop, or raise depthMax."
                                .formatted(" → stage.seated".repeat(13)));

        assertThat(theatre.seats()).isEmpty();
        assertThat(theatre.log()).isEmpty();
        assertThat(theatre.diary().stream().filter("usher after rollback: seated"::equals))
                .hasSize(64);
    }

    @Test
    void allowsAChainBeforeTheCommitThatEnds() {
        var left = new AtomicInteger(60);
        theatre.when(
                "usher before commit: seated",
                _ -> {
                    if (left.getAndDecrement() > 0) {
                        theatre.emit(StageApi.SEATED, "A1");
                    }
                });

        theatre.sell(StageApi.SEATED, "A1");

        assertThat(theatre.log()).hasSize(61);
    }

    @Test
    void rollsBackWhenAListenerBeforeTheCommitFailsAndCallsNoOther() {
        var failure = new IOException("fire");
        theatre.when(
                "usher before commit: sold",
                _ -> {
                    throw failure;
                });

        assertThatThrownBy(() -> theatre.sell(StageApi.SOLD, "A1")).isSameAs(failure);

        assertThat(theatre.diary())
                .containsExactly(
                        "usher in transaction: sold",
                        "clerk in transaction: sold",
                        "usher before commit: sold",
                        "usher after rollback: sold",
                        "clerk after rollback: sold");
        assertThat(theatre.seats()).isEmpty();
    }

    @Test
    void rollsBackWhenAFailureIsCaughtBeforeTheCommitAndNamesIt() {
        theatre.when(
                "usher in transaction: opened",
                _ -> {
                    throw new IOException("fire");
                });
        theatre.when(
                "usher before commit: sold",
                _ -> {
                    var caught = catchThrowable(() -> theatre.emit(StageApi.OPENED, "A1"));
                    assertThat(caught).hasMessage("fire");
                });

        assertThatThrownBy(() -> theatre.sell(StageApi.SOLD, "A1"))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageContaining("the delivery of stage.opened to Usher.now of module stage");

        assertThat(theatre.diary()).doesNotContain("clerk before commit: sold");
        assertThat(theatre.seats()).isEmpty();
    }

    private String guest(String seat) {
        return transactions.call(() -> transactions.session().find(SeatRow.class, seat).guest());
    }

    private final class EmittingOnce implements SessionEventListener {
        private static final long serialVersionUID = 1;

        private boolean emitted;

        @Override
        public void flushStart() {
            if (!emitted) {
                emitted = true;
                theatre.emit(StageApi.SEATED, "A1");
            }
        }
    }
}
