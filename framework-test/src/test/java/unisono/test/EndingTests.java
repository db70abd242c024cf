package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.data.CommitOutcomeUnknown;
import unisono.data.Transactions;
import unisono.events.AsyncDeliveries;
import unisono.events.AsyncDeliveries.Completion;
import unisono.test.TheatreModules.StageApi;

/// Which listeners run when a transaction ends otherwise than by its work, and when nobody knows
/// how it ended.
final class EndingTests {
    private static final String AFTER_ROLLBACK = "usher after rollback: seated";

    private static final Theatre THEATRE = new Theatre(1);

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
    void runsNeitherKindWhenNobodyKnowsWhetherItCommitted() throws InterruptedException {
        var handles = new ArrayList<AsyncDeliveries>();

        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            theatre.write("A1");
                            theatre.emit(StageApi.SEATED, "A1");
                            handles.add(theatre.emitAsync(StageApi.MAILED, "A1"));
                            // The next request writes the log and commits.
                            theatre.wire().loseAnswer(1);
                        }))
                .isExactlyInstanceOf(CommitOutcomeUnknown.class);

        assertThat(theatre.diary())
                .containsExactly("usher in transaction: seated", "usher before commit: seated");
        assertThat(handles.getFirst().await())
                .hasSize(2)
                .allMatch(Completion.Cancelled.class::isInstance);
        assertThat(theatre.seats()).containsExactly("A1");
        assertThat(theatre.logged()).containsExactly("stage.seated", "stage.mailed");
    }

    @Test
    void runsWhatIsForARollbackWhenTheConnectionIsLostBeforeTheCommit() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            theatre.write("A1");
                            theatre.emit(StageApi.SEATED, "A1");
                            transactions.session().persist(new SeatRow("A2"));
                            // The next request is the flush, before the commit.
                            theatre.wire().loseAnswer(1);
                        }))
                .hasMessageContaining("The connection to the database was lost");

        assertThat(theatre.diary()).endsWith("usher before commit: seated", AFTER_ROLLBACK);
        assertThat(theatre.seats()).isEmpty();
    }

    @Test
    void runsWhatIsForARollbackWhenTheDatabaseRefusesTheCommit() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            theatre.emit(StageApi.SEATED, "A1");
                            statements(
                                    "create temporary table twin (id integer primary key deferrable initially deferred) on commit drop",
                                    "insert into twin values (1), (1)");
                        }))
                .hasRootCauseMessage(
                        "ERROR: duplicate key value violates unique constraint \"twin_pkey\"");

        assertThat(theatre.diary()).endsWith("usher before commit: seated", AFTER_ROLLBACK);
    }

    private void statements(String... sql) {
        transactions
                .session()
                .doWork((Connection connection) -> {
                    try (var statement = connection.createStatement()) {
                        for (var one : List.of(sql)) {
                            statement.execute(one);
                        }
                    }
                });
    }
}
