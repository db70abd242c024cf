package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.events.AsyncDeliveries.Completion;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Mill.Wheel;
import unisono.events.Village.Sack;

/// The ends of asynchronous listeners that do not come by themselves: deadline, cancellation,
/// close.
final class DeadlinesTests {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(5);

    /// Holds listeners until the end of the test.
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        end.countDown();
    }

    @Test
    void interruptsAListenerAtItsDeadlineAndSaysSo() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        var village =
                with(mill ->
                        mill.local(Wheel.class, Miller.class)
                                .on(
                                        Mill.FILLED,
                                        (_, _) -> {
                                            try {
                                                end.await();
                                            } catch (InterruptedException e) {
                                                interrupted.countDown();
                                                throw e;
                                            }
                                        })
                                .asynchronously(SHORT));

        try (var log = Log.open()) {
            var completions =
                    village.events().emitAsync(Wheel.class, Mill.FILLED, new Sack(1)).await();
            interrupted.await();

            assertThat(completions)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Completion.Expired.class,
                            expired -> assertThat(expired.deadline()).isEqualTo(SHORT));
            assertThat(log.await(1).lines())
                    .singleElement()
                    .asString()
                    .matches(
                            "WARN: mill\\.filled to lambda at DeadlinesTests\\.java:\\d+ of module mill had not ended after PT0\\.005S and was interrupted\\.");
        }
    }

    @Test
    void doesNotLetAListenerThatIgnoresItsInterruptionHoldTheOthers() throws InterruptedException {
        var village =
                with(mill ->
                        mill.local(Wheel.class, Miller.class)
                                .on(Mill.FILLED, (_, _) -> holdWhateverComes())
                                .asynchronously(SHORT)
                                .and(Mouse.class)
                                .on(Mill.FILLED, Mouse::nod)
                                .asynchronously(LONG));

        try (var log = Log.open()) {
            var completions =
                    village.events().emitAsync(Wheel.class, Mill.FILLED, new Sack(1)).await();

            assertThat(completions)
                    .hasExactlyElementsOfTypes(
                            Completion.Expired.class, Completion.Completed.class);
            assertThat(log.await(1).lines()).hasSize(1);
        }
        assertThat(village.heard()).containsExactly("mouse");
    }

    @Test
    void cancelsAllTogether() throws InterruptedException {
        var interrupted = new CountDownLatch(2);
        var village = waiting(interrupted);

        var deliveries = village.events().emitAsync(Wheel.class, Mill.FILLED, new Sack(1));
        deliveries.cancel();

        assertThat(deliveries.await()).hasOnlyElementsOfType(Completion.Cancelled.class).hasSize(2);
    }

    @Test
    void cancelsAllTogetherWhenWhoAwaitsThemIsInterrupted() throws InterruptedException {
        var interrupted = new CountDownLatch(2);
        var village = waiting(interrupted);
        var deliveries = village.events().emitAsync(Wheel.class, Mill.FILLED, new Sack(1));
        var thrown = new ArrayList<Throwable>();
        var awaiting =
                Thread.ofVirtual()
                        .unstarted(() -> {
                            try {
                                var _ = deliveries.await();
                            } catch (InterruptedException e) {
                                thrown.add(e);
                            }
                        });

        awaiting.start();
        awaiting.interrupt();
        awaiting.join();

        assertThat(thrown).hasSize(1);
        assertThat(deliveries.await()).hasOnlyElementsOfType(Completion.Cancelled.class);
    }

    @Test
    void interruptsWhatRunsWhenTheApplicationClosesAndStartsNothingMore()
            throws InterruptedException {
        var started = new CountDownLatch(2);
        var interrupted = new CountDownLatch(2);
        var village = waiting(started, interrupted);
        var before = village.events().emitAsync(Wheel.class, Mill.FILLED, new Sack(1));
        started.await();

        village.close();
        interrupted.await();
        var after = village.events().emitAsync(Wheel.class, Mill.FILLED, new Sack(2));

        assertThat(before.await()).hasOnlyElementsOfType(Completion.Cancelled.class).hasSize(2);
        assertThat(after.await()).hasOnlyElementsOfType(Completion.Cancelled.class).hasSize(2);
    }

    @Test
    void refusesADeadlineThatIsNoneWithTheLineOfTheManager() {
        var wrong =
                Village.builder(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Mouse.class)
                                        .on(Mill.FILLED, Mouse::nod)
                                        .asynchronously(Duration.ZERO)
                                        .on(Mill.EMPTIED, Mouse::nod)
                                        .asynchronously(Duration.ofDays(2))));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageMatching(
                        "(?s).* 2 reasons:.*1\\. DeadlinesTests\\.java:\\d+: the deadline PT0S of an asynchronous listener is not between PT0\\.001S and PT24H\\..*2\\. DeadlinesTests\\.java:\\d+: the deadline PT48H .*");
    }

    @Test
    void showsTheDeadlineInTheListing() {
        var village = waiting(new CountDownLatch(0));

        assertThat(village.application().subscriptions())
                .extracting(SubscriptionDescription::timing, SubscriptionDescription::notes)
                .containsOnly(tuple(Timing.ASYNCHRONOUS, List.of("deadline PT5M")));
    }

    private Village waiting(CountDownLatch interrupted) {
        return waiting(new CountDownLatch(2), interrupted);
    }

    /// Two listeners that wait until they are interrupted.
    private Village waiting(CountDownLatch started, CountDownLatch interrupted) {
        Handler<Object, Sack> waiting =
                (_, _) -> {
                    started.countDown();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                };
        return with(mill ->
                mill.local(Wheel.class, Miller.class)
                        .on(Mill.FILLED, waiting)
                        .asynchronously(LONG)
                        .and(Mouse.class)
                        .on(Mill.FILLED, waiting)
                        .asynchronously(LONG));
    }

    private void holdWhateverComes() {
        boolean held = true;
        while (held) {
            try {
                end.await();
                held = false;
            } catch (InterruptedException _) {
                // Goes on waiting, as a listener that is wrong would.
            }
        }
    }

    private static Village with(Consumer<EventManager> lines) {
        return Village.with(Mill.turns(lines));
    }
}
