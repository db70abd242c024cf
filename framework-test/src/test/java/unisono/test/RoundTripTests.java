package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.events.EventName;
import unisono.test.TheatreModules.StageApi;
import unisono.test.TheatreModules.Ticket;

/// What a transaction costs on the line.
///
/// The pool looks whether a connection that rested for half a second is alive, which is one more:
/// so the least of some runs counts.
final class RoundTripTests {
    private static final int RUNS = 10;

    /// The row, and the commit; the beginning travels with the row, and the log with the commit.
    private static final int ROW_COMMIT = 2;

    private static final int ROW_ROLLBACK = 2;
    private static final int FOUND_ROW_COMMIT = 3;
    private static final Theatre THEATRE = new Theatre(2);

    private final Theatre theatre = THEATRE;

    @BeforeEach
    void reset() {
        theatre.reset();
    }

    @AfterAll
    static void close() {
        THEATRE.close();
    }

    @Test
    void isTheSameWithListenersOfAllMomentsAsWithNone() {
        assertThat(leastOf(() -> sell(StageApi.UNHEARD))).isEqualTo(ROW_COMMIT);

        assertThat(leastOf(() -> sell(StageApi.SOLD))).isEqualTo(ROW_COMMIT);
        assertThat(theatre.diary())
                .contains("clerk before commit: sold", "clerk after commit: sold");
    }

    @Test
    void isTheSameWhenMoreIsEmittedBeforeTheCommit() {
        theatre.when(
                "usher before commit: seated",
                _ -> {
                    for (int i = 0; i < 10; i++) {
                        theatre.emit(StageApi.SOLD, "A1");
                    }
                });

        assertThat(leastOf(() -> sell(StageApi.SEATED))).isEqualTo(ROW_COMMIT);
    }

    @Test
    void isTheSameWithListenersAsWithNoneForWhatIsRolledBack() {
        assertThat(leastOf(() -> fail(StageApi.UNHEARD))).isEqualTo(ROW_ROLLBACK);

        assertThat(leastOf(() -> fail(StageApi.SOLD))).isEqualTo(ROW_ROLLBACK);
        assertThat(theatre.diary()).contains("clerk after rollback: sold");
    }

    @Test
    void isNoneForATransactionThatAsksNothing() {
        assertThat(leastOf(() -> theatre.transactions().run(() -> {}))).isZero();
    }

    @Test
    void isOneForATransactionThatOnlyEmits() {
        assertThat(
                        leastOf(() ->
                                theatre.transactions()
                                        .run(() -> theatre.emit(StageApi.UNHEARD, "A1"))))
                .isEqualTo(1);
        assertThat(theatre.logged()).hasSize(RUNS);
    }

    @Test
    void isNoMoreForAnEditThanForTheRowAndItsChange() {
        theatre.transactions()
                .run(() -> theatre.transactions().session().persist(new SeatRow("B1")));
        var seen = IntStream.iterate(0, version -> version + 1).iterator();

        assertThat(
                        leastOf(() ->
                                theatre.transactions()
                                        .edit(
                                                SeatRow.class,
                                                "B1",
                                                seen.next(),
                                                seat -> seat.give("J" + seat.revision()))))
                .isEqualTo(FOUND_ROW_COMMIT);
    }

    private void sell(EventName<Ticket> event) {
        theatre.transactions()
                .run(() -> {
                    theatre.write("A" + theatre.wire().roundTrips());
                    theatre.emit(event, "A1");
                });
    }

    private void fail(EventName<Ticket> event) {
        var failure =
                catchThrowable(() ->
                        theatre.transactions()
                                .run(() -> {
                                    theatre.write("A" + theatre.wire().roundTrips());
                                    theatre.emit(event, "A1");
                                    throw new IOException("fire");
                                }));
        assertThat(failure).hasMessage("fire");
    }

    private int leastOf(Runnable work) {
        return IntStream.range(0, RUNS)
                .map(_ -> {
                    int before = theatre.wire().roundTrips();
                    work.run();
                    return theatre.wire().roundTrips() - before;
                })
                .min()
                .orElseThrow();
    }
}
