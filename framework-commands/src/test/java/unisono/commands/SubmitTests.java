package unisono.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.commands.CommandOutcome.Cancelled;
import unisono.commands.CommandOutcome.Expired;
import unisono.commands.CommandOutcome.Failed;
import unisono.commands.CommandOutcome.Pending;
import unisono.commands.CommandOutcome.Refused;
import unisono.commands.CommandOutcome.Succeeded;
import unisono.commands.Till.Pay;
import unisono.commands.Till.Print;
import unisono.commands.Till.Receipt;
import unisono.commands.Till.TillApi;
import unisono.events.Origin;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// Commands that run beside, within their deadline.
final class SubmitTests {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int SLEEPS = 1;
    private static final int IS_STUBBORN = 2;
    private static final int FAILS = 3;

    private final TestDatabase database = TestPostgres.createDatabase();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final TillNode node =
            new TillNode(
                    "one",
                    database,
                    TillNode.Plan.QUIET
                            .paying(pay -> happen(pay.cents()))
                            .printing(_ -> happen(IS_STUBBORN)));

    private void happen(int what) throws InterruptedException {
        begun.countDown();
        switch (what) {
            case SLEEPS -> Thread.sleep(LONG);
            case IS_STUBBORN -> stayUntil(System.nanoTime() + 3 * SHORT.toNanos());
            case FAILS -> throw new IllegalStateException("The drawer is jammed");
            default -> {}
        }
    }

    /// Takes no interruption for an answer, and is as if there had been none.
    private static void stayUntil(long end) {
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
            var _ = Thread.interrupted();
        }
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void areDoneAndAnswered() throws InterruptedException {
        var running = node.bus().submit(TillApi.PAY, new Pay("A", 100), LONG);

        assertThat(running.await()).isEqualTo(new Succeeded<>(new Receipt("A", 100)));
        assertThat(running.outcome().orThrow().cents()).isEqualTo(100);
        assertThat(running.cancel()).isFalse();
        assertThat(node.done()).containsExactly("paid 100");
    }

    @Test
    void areRolledBackAtTheirDeadline() throws InterruptedException {
        var running = node.bus().submit(TillApi.PAY, new Pay("A", SLEEPS), SHORT);

        assertThat(running.await()).isEqualTo(new Expired<>(SHORT));
        assertThat(node.done()).isEmpty();
        assertThatThrownBy(() -> running.outcome().orThrow())
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("had not ended after PT0.3S");
    }

    @Test
    void areRolledBackAlsoWhenTheirHandlerDoesNotHeedTheInterruption() throws InterruptedException {
        var running = node.bus().submit(TillApi.PAY, new Pay("A", IS_STUBBORN), SHORT);

        assertThat(running.await()).isEqualTo(new Expired<>(SHORT));
        assertThat(node.done()).isEmpty();
    }

    @Test
    void wereDoneWhenTheyCameToTheirEndOutsideTransactions() throws InterruptedException {
        var running = node.bus().submit(TillApi.PRINT, new Print("A", "Thanks"), SHORT);

        assertThat(running.await()).isEqualTo(new Succeeded<>(NoResult.NO_RESULT));
        assertThat(node.printed()).containsExactly("Thanks");
    }

    @Test
    void areRolledBackWhenTheyAreCancelled() throws InterruptedException {
        var running = node.bus().submit(TillApi.PAY, new Pay("A", SLEEPS), LONG);
        begun.await();
        assertThat(running.outcome()).isEqualTo(new Pending<>(0, null));

        assertThat(running.cancel()).isTrue();

        assertThat(running.await()).isEqualTo(new Cancelled<>());
        assertThat(node.done()).isEmpty();
    }

    @Test
    void areCancelledWithWhoAwaitsThem() throws InterruptedException {
        var running = node.bus().submit(TillApi.PAY, new Pay("A", SLEEPS), LONG);
        begun.await();

        Thread.currentThread().interrupt();
        assertThatThrownBy(running::await).isInstanceOf(InterruptedException.class);

        assertThat(running.await()).isEqualTo(new Cancelled<>());
    }

    @Test
    void areCancelledWhenTheApplicationStops() throws InterruptedException {
        var running = node.bus().submit(TillApi.PAY, new Pay("A", SLEEPS), LONG);
        begun.await();

        node.application().close();

        assertThat(running.await()).isEqualTo(new Cancelled<>());
        assertThatThrownBy(() -> node.bus().submit(TillApi.PAY, new Pay("A", 1), LONG))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("while the application stops");
    }

    @Test
    void tellRefusalsAndFailuresApart() throws InterruptedException {
        var refused = node.bus().submit(TillApi.PAY, new Pay("A", 0), LONG).await();
        var failed = node.bus().submit(TillApi.PAY, new Pay("A", FAILS), LONG).await();

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusal()).hasMessage("Nothing was paid."));
        assertThat(failed)
                .isInstanceOfSatisfying(
                        Failed.class,
                        it -> assertThat(it.failure()).hasMessage("The drawer is jammed"));
        assertThatThrownBy(failed::orThrow).isInstanceOf(IllegalStateException.class);
        assertThat(node.done()).isEmpty();
    }

    @Test
    void haveTheOriginOfTheirSender() throws InterruptedException {
        var running =
                Origin.call(
                        new Origin("ann", null, null),
                        () -> node.bus().submit(TillApi.PAY, new Pay("A", 100), LONG));
        running.await();

        assertThat(node.ask("select actor from unisono.event", String.class))
                .containsExactly("ann");
    }

    @Test
    void areRefusedInsideATransactionAndWithoutAPossibleDeadline() {
        var bus = node.bus();

        assertThatThrownBy(() ->
                        node.transactions()
                                .run(() -> bus.submit(TillApi.PAY, new Pay("A", 1), LONG)))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("was submitted inside a transaction");
        assertThatThrownBy(() -> bus.submit(TillApi.PAY, new Pay("A", 1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
