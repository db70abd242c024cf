package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.MissingVersion;
import unisono.data.Outcome;
import unisono.data.StaleVersion;
import unisono.data.Transactions;

/// Edits of what somebody has seen, while others edit it, too.
final class EditTests {
    private static final int EDITORS = 16;
    private static final Theatre THEATRE = new Theatre(4);

    private final Theatre theatre = THEATRE;
    private final Transactions transactions = theatre.transactions();

    @BeforeEach
    void reset() {
        theatre.reset();
        transactions.run(() -> transactions.session().persist(new SeatRow("A1")));
    }

    @AfterAll
    static void close() {
        THEATRE.close();
    }

    @Test
    void editAtTheVersionThatWasSeenAndReturnTheNext() {
        var edited = transactions.edit(SeatRow.class, "A1", 0, seat -> seat.give("Emma"));

        assertThat(edited.revision()).isEqualTo(1);
        assertThat(seat().guest()).isEqualTo("Emma");
        assertThat(seat().revision()).isEqualTo(1);
    }

    @Test
    void areRefusedWithoutAVersionBeforeAnythingIsAsked() {
        int before = theatre.wire().roundTrips();

        assertThatThrownBy(() ->
                        transactions.edit(SeatRow.class, "A1", null, seat -> seat.give("Emma")))
                .isExactlyInstanceOf(MissingVersion.class)
                .hasMessage(
                        "SeatRow A1 was to be edited, but not which version of it: the edit might undo what somebody else changed. Send back the version that was read with it.");

        assertThat(theatre.wire().roundTrips()).isEqualTo(before);
    }

    @Test
    void areRefusedWhenSomebodyWasFaster() {
        transactions.edit(SeatRow.class, "A1", 0, seat -> seat.give("Emma"));

        assertThatThrownBy(
                        () -> transactions.edit(SeatRow.class, "A1", 0, seat -> seat.give("Jane")))
                .isExactlyInstanceOf(StaleVersion.class)
                .hasMessage(
                        "SeatRow A1 was seen at version 0, and is at version 1 now. Nothing was written: read it again, and repeat the edit.");

        assertThat(seat().guest()).isEqualTo("Emma");
    }

    @Test
    void areRefusedWhenItIsGone() {
        assertThatThrownBy(
                        () -> transactions.edit(SeatRow.class, "B7", 3, seat -> seat.give("Jane")))
                .isExactlyInstanceOf(StaleVersion.class)
                .hasMessageStartingWith(
                        "SeatRow B7 was seen at version 3, and is no longer there.");
    }

    @Test
    void areRefusedWhenItChangedSinceTheTransactionReadIt() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            assertThat(seat().revision()).isZero();
                            elsewhere(() ->
                                    transactions.edit(
                                            SeatRow.class, "A1", 0, seat -> seat.give("Emma")));
                            transactions.edit(SeatRow.class, "A1", 0, seat -> seat.give("Jane"));
                        }))
                .isExactlyInstanceOf(StaleVersion.class)
                .hasMessageContaining("and has changed since this transaction read it.");

        assertThat(seat().guest()).isEqualTo("Emma");
    }

    @Test
    void letOneOfManyWhoSawTheSameWin() throws Exception {
        var edits = new ArrayList<Callable<Outcome<SeatRow>>>();
        for (int i = 0; i < EDITORS; i++) {
            var guest = "guest " + i;
            edits.add(() ->
                    transactions.outcome(() ->
                            transactions.edit(SeatRow.class, "A1", 0, seat -> seat.give(guest))));
        }

        var outcomes = new ArrayList<Outcome<SeatRow>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var edit : threads.invokeAll(edits)) {
                outcomes.add(edit.get());
            }
        }

        assertThat(outcomes).filteredOn(Outcome.Succeeded.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Outcome.Failed.class::isInstance)
                .hasSize(EDITORS - 1)
                .allMatch(outcome -> outcome instanceof Outcome.Failed<?>(StaleVersion _));
        assertThat(seat().revision()).isEqualTo(1);
    }

    @Test
    void needAnEntityWithAVersion() {
        transactions.run(() -> transactions.session().merge(new PosterRow("Hamlet")));

        assertThatThrownBy(() -> transactions.edit(PosterRow.class, "Hamlet", 0, PosterRow::id))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "unisono.test.PosterRow has no version that is a number. Give it one: @Version private int version.");
    }

    private SeatRow seat() {
        return transactions.call(() -> transactions.session().find(SeatRow.class, "A1"));
    }

    private static void elsewhere(Runnable work) throws InterruptedException {
        var thread = Thread.ofVirtual().start(work);
        thread.join();
    }
}
