package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.Transactions;
import unisono.test.TheatreModules.StageApi;

/// At which moment of a transaction listeners run, and what their failure does, on a real
/// PostgreSQL.
final class TimingTests {
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
    void runsListenersAtTheirMomentsWhenItCommits() {
        transactions.run(() -> {
            theatre.emit(StageApi.SOLD, "A1");
            theatre.emit(StageApi.SEATED, "A1");
            theatre.diary().add("work done");
        });

        assertThat(theatre.diary())
                .containsExactly(
                        "usher in transaction: sold",
                        "clerk in transaction: sold",
                        "usher in transaction: seated",
                        "work done",
                        "usher before commit: sold",
                        "clerk before commit: sold",
                        "usher before commit: seated",
                        "usher after commit: sold",
                        "clerk after commit: sold",
                        "usher after commit: seated");
    }

    @Test
    void runsListenersAfterTheRollbackAndNoneOfTheCommitWhenItRollsBack() {
        var failure = new IOException("fire");

        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            theatre.emit(StageApi.SOLD, "A1");
                            throw failure;
                        }))
                .isSameAs(failure)
                .hasNoSuppressedExceptions();

        assertThat(theatre.diary())
                .containsExactly(
                        "usher in transaction: sold",
                        "clerk in transaction: sold",
                        "usher after rollback: sold",
                        "clerk after rollback: sold");
        assertThat(theatre.log()).isEmpty();
    }

    @Test
    void letsWhatWasPutOffInANestedTransactionBelongToTheOutermost() {
        transactions.run(() -> {
            transactions.run(() -> theatre.sell(StageApi.SEATED, "A1"));
            theatre.diary().add("nested done");
        });

        assertThat(theatre.diary())
                .containsExactly(
                        "usher in transaction: seated",
                        "nested done",
                        "usher before commit: seated",
                        "usher after commit: seated");
    }

    @Test
    void rollsTheOutermostBackAndRunsWhatANestedOnePutOffWhenItsFailureIsCaught() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            var caught =
                                    catchThrowable(() ->
                                            transactions.run(() -> {
                                                theatre.sell(StageApi.SEATED, "A1");
                                                throw new IOException("fire");
                                            }));
                            assertThat(caught).hasMessage("fire");
                        }))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageContaining("because a nested transaction failed");

        assertThat(theatre.diary())
                .containsExactly("usher in transaction: seated", "usher after rollback: seated");
        assertThat(theatre.seats()).isEmpty();
    }

    @Test
    void runsAfterARollbackAlsoWhatComesBehindTheListenerThatFailed() {
        theatre.when(
                "clerk in transaction: sold",
                _ -> {
                    throw new IOException("fire");
                });

        assertThatThrownBy(() -> theatre.sell(StageApi.SOLD, "A1"))
                .isExactlyInstanceOf(IOException.class);

        assertThat(theatre.diary())
                .containsExactly(
                        "usher in transaction: sold",
                        "clerk in transaction: sold",
                        "usher after rollback: sold",
                        "clerk after rollback: sold");
        assertThat(theatre.seats()).isEmpty();
    }

    @Test
    void commitsAndCallsTheOthersWhenAListenerAfterTheCommitFails() {
        theatre.when(
                "usher after commit: sold",
                _ -> {
                    throw new IOException("fire");
                });

        try (var logged = new Logged()) {
            theatre.sell(StageApi.SOLD, "A1");

            assertThat(logged.messages())
                    .containsExactly(
                            "stage.sold to Usher.afterCommit of module stage failed after the commit of emission %s. Nothing is undone by that, and nobody tries again."
                                    .formatted(theatre.log().getFirst().id()));
        }
        assertThat(theatre.diary())
                .endsWith("usher after commit: sold", "clerk after commit: sold");
        assertThat(theatre.seats()).containsExactly("A1");
    }

    @Test
    void survivesAnErrorOfAListenerAfterTheCommit() {
        theatre.when(
                "usher after commit: sold",
                _ -> {
                    throw new AssertionError("fire");
                });

        try (var logged = new Logged()) {
            theatre.sell(StageApi.SOLD, "A1");

            assertThat(logged.failures()).singleElement().isExactlyInstanceOf(AssertionError.class);
        }
        assertThat(theatre.diary()).endsWith("clerk after commit: sold");
    }

    @Test
    void passesTheExceptionUnchangedWhenAListenerAfterTheRollbackFails() {
        var failure = new IOException("fire");
        theatre.when(
                "usher after rollback: sold",
                _ -> {
                    throw new IllegalStateException("smoke");
                });

        try (var logged = new Logged()) {
            assertThatThrownBy(() ->
                            transactions.run(() -> {
                                theatre.emit(StageApi.SOLD, "A1");
                                throw failure;
                            }))
                    .isSameAs(failure)
                    .hasNoSuppressedExceptions();

            assertThat(logged.failures()).singleElement().asString().contains("smoke");
        }
        assertThat(theatre.diary()).endsWith("clerk after rollback: sold");
    }

    @Test
    void runsWhatIsForARollbackAfterEachAttemptThatFailed() {
        var deadlocked = new AtomicBoolean();
        theatre.when(
                "usher in transaction: seated",
                _ -> {
                    if (deadlocked.compareAndSet(false, true)) {
                        raise("40P01");
                    }
                });

        transactions
                .attempts(2)
                .run(() -> {
                    theatre.diary().add("attempt");
                    theatre.emit(StageApi.SOLD, "A1");
                    theatre.emit(StageApi.SEATED, "A1");
                });

        assertThat(theatre.diary())
                .containsExactly(
                        "attempt",
                        "usher in transaction: sold",
                        "clerk in transaction: sold",
                        "usher in transaction: seated",
                        "usher after rollback: sold",
                        "clerk after rollback: sold",
                        "usher after rollback: seated",
                        "attempt",
                        "usher in transaction: sold",
                        "clerk in transaction: sold",
                        "usher in transaction: seated",
                        "usher before commit: sold",
                        "clerk before commit: sold",
                        "usher before commit: seated",
                        "usher after commit: sold",
                        "clerk after commit: sold",
                        "usher after commit: seated");
        assertThat(theatre.logged()).containsExactly("stage.sold", "stage.seated");
    }

    private void raise(String state) {
        transactions
                .session()
                .createNativeMutationQuery(
                        "do $$ begin raise exception 'staged' using errcode = '%s'; end $$"
                                .formatted(state))
                .executeUpdate();
    }
}
