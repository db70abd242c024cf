package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.data.LoggedEmission;
import unisono.data.Transactions;
import unisono.events.AsyncDeliveries;
import unisono.events.AsyncDeliveries.Completion;
import unisono.events.EventException;
import unisono.test.TheatreModules.StageApi;

/// Asynchronous listeners of events that were emitted in a transaction.
final class AsynchronousTests {
    private static final Theatre THEATRE = new Theatre(3);

    private final Theatre theatre = THEATRE;
    private final Transactions transactions = theatre.transactions();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicReference<AsyncDeliveries> handle = new AtomicReference<>();

    @BeforeEach
    void reset() {
        theatre.reset();
    }

    @AfterAll
    static void close() {
        THEATRE.close();
    }

    @Test
    void startAfterTheCommitAndSeeWhatItWrote() throws InterruptedException {
        theatre.when("usher asynchronously: mailed", _ -> seen.addAll(theatre.seats()));

        var started =
                transactions.call(() -> {
                    theatre.write("A1");
                    var mailed = theatre.emitAsync(StageApi.MAILED, "A1");
                    theatre.emit(StageApi.SEATED, "A1");
                    assertThat(theatre.diary()).containsExactly("usher in transaction: seated");
                    return mailed;
                });

        assertThat(started.await()).hasSize(2).allMatch(Completion.Completed.class::isInstance);
        assertThat(seen).containsExactly("A1");
        assertThat(theatre.diary())
                .contains("usher asynchronously: mailed", "clerk asynchronously: mailed");
    }

    @Test
    void neverStartAfterARollback() throws InterruptedException {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            handle.set(theatre.emitAsync(StageApi.MAILED, "A1"));
                            throw new IOException("fire");
                        }))
                .hasMessage("fire");

        assertThat(handle.get().await())
                .hasSize(2)
                .allMatch(Completion.Cancelled.class::isInstance);
        assertThat(theatre.diary()).isEmpty();
    }

    @Test
    void cannotBeAwaitedInsideTheTransactionAtWhichTheyStart() throws InterruptedException {
        theatre.when("usher before commit: seated", _ -> assertThatWaitingIsRefused(handle.get()));

        var started =
                transactions.call(() -> {
                    handle.set(theatre.emitAsync(StageApi.MAILED, "A1"));
                    theatre.emit(StageApi.SEATED, "A1");
                    assertThatWaitingIsRefused(handle.get());
                    transactions.run(() -> assertThatWaitingIsRefused(handle.get()));
                    return handle.get();
                });

        assertThat(started.await()).hasSize(2);
        assertThat(theatre.diary()).contains("usher before commit: seated");
    }

    @Test
    void canBeAwaitedInTheNextTransaction() throws InterruptedException {
        var started = transactions.call(() -> theatre.emitAsync(StageApi.MAILED, "A1"));

        assertThat(transactions.call(started::await)).hasSize(2);
    }

    @Test
    void startAtOnceWithoutATransaction() throws InterruptedException {
        assertThat(theatre.emitAsync(StageApi.MAILED, "A1").await())
                .hasSize(2)
                .allMatch(Completion.Completed.class::isInstance);
    }

    @Test
    void leaveTheTransactionAndEachOtherAloneWhenTheyFail() throws InterruptedException {
        var failure = new IOException("fire");
        theatre.when(
                "usher asynchronously: mailed",
                _ -> {
                    throw failure;
                });

        try (var logged = new Logged()) {
            var started =
                    transactions.call(() -> {
                        theatre.write("A1");
                        return theatre.emitAsync(StageApi.MAILED, "A1");
                    });

            assertThat(started.await())
                    .containsExactly(
                            new Completion.Failed("Usher.later", failure),
                            new Completion.Completed("Clerk.later", null));
            assertThat(logged.failures()).containsExactly(failure);
        }
        assertThat(theatre.seats()).containsExactly("A1");
    }

    @Test
    void haveNoTransactionAndKnowTheCauseOfWhatTheyEmit() throws InterruptedException {
        var unbound = new AtomicReference<Throwable>();
        theatre.when(
                "clerk asynchronously: mailed",
                _ -> {
                    unbound.set(catchThrowable(transactions::session));
                    theatre.sell(StageApi.UNHEARD, "A2");
                });

        var started =
                transactions.call(() -> {
                    theatre.emit(StageApi.SEATED, "A1");
                    return theatre.emitAsync(StageApi.MAILED, "A1");
                });

        assertThat(started.await()).allMatch(Completion.Completed.class::isInstance);
        assertThat(unbound.get()).hasMessageContaining("outside a transaction");
        var log = theatre.log();
        assertThat(log)
                .extracting(LoggedEmission::name)
                .containsExactly("stage.seated", "stage.mailed", "stage.unheard");
        assertThat(log.getLast().cause()).isEqualTo(log.get(1).id());
        assertThat(log.getLast().correlation()).isEqualTo(log.get(1).id());
    }

    private static void assertThatWaitingIsRefused(AsyncDeliveries deliveries) {
        assertThatThrownBy(deliveries::await)
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "Usher.later starts when the transaction has committed, so that waiting for it before would never end. Return the AsyncDeliveries from transactions.call(...), and await them there.");
    }
}
