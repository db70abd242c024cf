package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.data.CommitOutcomeUnknown;
import unisono.data.DataException;
import unisono.data.Outcome;
import unisono.data.Transactions;
import unisono.test.TheatreModules.StageApi;

/// What became of a call, as a value.
final class OutcomeTests {
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
    void isTheResultOfWhatIsCommitted() {
        var outcome = transactions.outcome(() -> sell("A1"));

        assertThat(outcome).isEqualTo(new Outcome.Succeeded<>("sold A1"));
        assertThat(outcome.orElseGet(_ -> "not sold")).isEqualTo("sold A1");
        assertThat(theatre.seats()).containsExactly("A1");
    }

    @Test
    void isTheFailureOfWhatIsRolledBack() {
        var failure = new IOException("fire");

        var outcome =
                transactions.<String, IOException>outcome(() -> {
                    sell("A1");
                    throw failure;
                });

        assertThat(words(outcome)).isEqualTo("failed: fire");
        assertThat(outcome).isEqualTo(new Outcome.Failed<>(failure));
        assertThat(theatre.seats()).isEmpty();
    }

    @Test
    void hasRunWhatIsForARollbackBeforeTheDeclaredResultIsMade() {
        var result =
                transactions
                        .<String, IOException>outcome(() -> {
                            theatre.emit(StageApi.SEATED, "A1");
                            throw new IOException("fire");
                        })
                        .orElseGet(_ -> "after: " + theatre.diary().getLast());

        assertThat(result).isEqualTo("after: usher after rollback: seated");
    }

    @Test
    void isAFailureWhenNoConnectionIsFreeOrTheTransactionIsDoomed() {
        var outcome =
                transactions.outcome(() -> {
                    assertThat(transactions.outcome(this::fail)).isInstanceOf(Outcome.Failed.class);
                    return sell("A1");
                });

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.failure())
                                        .isExactlyInstanceOf(DataException.class));
        assertThat(theatre.seats()).isEmpty();
    }

    @Test
    void doomsASurroundingTransactionAllTheSameWhenItFailed() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            theatre.write("A1");
                            var declared =
                                    transactions.outcome(this::fail).orElseGet(_ -> "not sold");
                            assertThat(declared).isEqualTo("not sold");
                        }))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "Everything was rolled back, because a nested transaction failed (java.io.IOException: fire) and the exception was caught. Let it pass, or ask first whether the change is allowed.");
        assertThat(theatre.seats()).isEmpty();
    }

    @Test
    void isNoneForAnError() {
        var error = new AssertionError("broken");

        assertThatThrownBy(() ->
                        transactions.outcome(() -> {
                            theatre.write("A1");
                            throw error;
                        }))
                .isSameAs(error);
        assertThat(theatre.seats()).isEmpty();
    }

    @Test
    void isNoneWhenNobodyKnowsIt() {
        assertThatThrownBy(() ->
                        transactions.outcome(() -> {
                            theatre.write("A1");
                            theatre.wire().loseAnswer(1);
                            return "sold";
                        }))
                .isExactlyInstanceOf(CommitOutcomeUnknown.class);
        assertThat(theatre.seats()).containsExactly("A1");
    }

    @Test
    void keepsAnInterruption() {
        var outcome =
                transactions.<String, InterruptedException>outcome(() -> {
                    throw new InterruptedException("stop");
                });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(words(outcome)).isEqualTo("failed: stop");
    }

    private String sell(String seat) {
        theatre.sell(StageApi.SEATED, seat);
        return "sold " + seat;
    }

    private String fail() throws IOException {
        throw new IOException("fire");
    }

    private static String words(Outcome<String> outcome) {
        return switch (outcome) {
            case Outcome.Succeeded<String>(String result) -> result;
            case Outcome.Failed<String>(Exception failure) -> "failed: " + failure.getMessage();
        };
    }
}
