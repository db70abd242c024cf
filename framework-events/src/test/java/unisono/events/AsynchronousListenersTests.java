package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.AsyncDeliveries.Completion;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Mill.Wheel;
import unisono.events.Village.Sack;

/// Listeners that take their time, on threads of their own, until a deadline.
final class AsynchronousListenersTests {
    private static final Duration LONG = Duration.ofMinutes(5);

    /// Holds listeners until the end of the test.
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        end.countDown();
    }

    @Test
    @Tag("C59")
    void runsAllStepsAndHasAResultWhenItIsAwaited() throws InterruptedException {
        var steps = new ArrayList<String>();
        var village =
                Village.with(
                        Mill.says(mill ->
                                mill.typed(Miller.class)
                                        .answering(
                                                Sack.class,
                                                (_, sack) -> {
                                                    steps.add("clean");
                                                    steps.add("grind");
                                                    steps.add("sift");
                                                    return "flour of " + sack.kilos();
                                                })
                                        .asynchronously(LONG)));

        var dispatched = village.dispatcher().dispatch(new Sack(3));
        var completions = dispatched.asynchronous().await();

        assertThat(steps).containsExactly("clean", "grind", "sift");
        assertThat(completions)
                .singleElement()
                .isInstanceOfSatisfying(
                        Completion.Completed.class,
                        completed -> assertThat(completed.result()).isEqualTo("flour of 3"));
        assertThat(dispatched.results()).isEmpty();
    }

    @Test
    void runsOnAVirtualThreadThatBearsItsName() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        var village = grinding((_, _) -> threads.add(Thread.currentThread()));

        var _ = village.events().emitAsync(Wheel.class, Mill.FILLED, new Sack(1)).await();

        assertThat(threads)
                .singleElement()
                .satisfies(thread -> {
                    assertThat(thread.isVirtual()).isTrue();
                    assertThat(thread.getName()).startsWith("mill.filled to lambda at ");
                });
    }

    @Test
    void doesNotHoldTheEmitter() throws InterruptedException {
        var village = grinding((_, _) -> end.await());

        var deliveries = village.events().emitAsync(Wheel.class, Mill.FILLED, new Sack(1));
        end.countDown();

        assertThat(deliveries.await()).hasOnlyElementsOfType(Completion.Completed.class);
    }

    @Test
    void startsAlsoWhenNobodyKeepsTheHandle() throws InterruptedException {
        var ran = new CountDownLatch(1);
        var village = grinding((_, _) -> ran.countDown());

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));
        ran.await();

        assertThat(ran.getCount()).isZero();
    }

    @Test
    void logsAFailureWhichReachesNeitherTheEmitterNorTheOthers() throws InterruptedException {
        var failure = new AssertionError("no wind");
        var village =
                with(mill ->
                        mill.local(Wheel.class, Miller.class)
                                .on(
                                        Mill.FILLED,
                                        (_, _) -> {
                                            throw failure;
                                        })
                                .asynchronously(LONG)
                                .and(Mouse.class)
                                .on(Mill.FILLED, Mouse::nod)
                                .asynchronously(LONG));

        try (var log = Log.open()) {
            var completions =
                    village.events().emitAsync(Wheel.class, Mill.FILLED, new Sack(1)).await();

            assertThat(completions)
                    .element(1)
                    .isEqualTo(new Completion.Completed("Mouse.nod", null));
            assertThat(completions)
                    .element(0)
                    .isInstanceOfSatisfying(
                            Completion.Failed.class,
                            failed -> assertThat(failed.failure()).isSameAs(failure));
            assertThat(log.await(1).failures()).containsExactly(failure);
            assertThat(log.lines().getFirst())
                    .matches(
                            "ERROR: mill\\.filled to lambda at AsynchronousListenersTests\\.java:\\d+ of module mill failed, asynchronously\\.");
        }
    }

    @Test
    void hasNothingToAwaitWhereNobodyIsAsynchronous() throws InterruptedException {
        var village =
                with(mill -> mill.local(Wheel.class, Mouse.class).on(Mill.FILLED, Mouse::nod));

        var deliveries = village.events().emitAsync(Wheel.class, Mill.FILLED, new Sack(1));

        assertThat(deliveries.await()).isEmpty();
        assertThat(village.heard()).containsExactly("mouse");
    }

    @Test
    void asksTheConditionBeforeAndStopsBehindAnEventObjectsListener() throws InterruptedException {
        var village =
                with(mill -> {
                    mill.typed(Miller.class)
                            .on(Sack.class, Miller::hear)
                            .when(sack -> sack.kilos() > 10)
                            .asynchronously(LONG)
                            .stopPropagation();
                    mill.typed(Mouse.class).on(Sack.class, Mouse::hear);
                });

        var light = village.dispatcher().dispatch(new Sack(1));
        var heavy = village.dispatcher().dispatch(new Sack(50));

        assertThat(light.asynchronous().await()).isEmpty();
        assertThat(heavy.asynchronous().await()).hasSize(1);
        assertThat(heavy.stopped()).isTrue();
        assertThat(village.heard())
                .containsExactly("mouse: Sack[kilos=1]", "miller: Sack[kilos=50]");
    }

    @Test
    void keepsTheDepthOfTheEmissionThatStartedIt() throws InterruptedException {
        var village =
                new Village(
                        Village.builder(
                                        Mill.turns(mill ->
                                                mill.local(Wheel.class, Mill.Gossip.class)
                                                        .on(Mill.FILLED, Mill.Gossip::fill)
                                                        .asynchronously(LONG)))
                                .depthMax(5)
                                .boot());

        try (var log = Log.open()) {
            village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));

            assertThat(log.await(1).failures())
                    .singleElement()
                    .isExactlyInstanceOf(EventException.class)
                    .extracting(Throwable::getMessage)
                    .asString()
                    .contains(
                            "at depth 6, and at most 5 are allowed: mill.filled → mill.filled → mill.filled → mill.filled → mill.filled → mill.filled.");
        }
    }

    private static Village with(Consumer<EventManager> lines) {
        return Village.with(Mill.turns(lines));
    }

    private static Village grinding(Handler<Miller, Sack> handler) {
        return with(mill ->
                mill.local(Wheel.class, Miller.class)
                        .on(Mill.FILLED, handler)
                        .asynchronously(LONG));
    }

    @Test
    void failsAtOnceWhereTooManyRun() throws InterruptedException {
        var village =
                new Village(
                        Village.builder(
                                        Mill.turns(mill ->
                                                mill.local(Wheel.class, Miller.class)
                                                        .on(Mill.FILLED, (_, _) -> end.await())
                                                        .asynchronously(LONG)))
                                .asynchronousMax(1)
                                .boot());
        var events = village.events();

        try (var log = Log.open()) {
            var first = events.emitAsync(Wheel.class, Mill.FILLED, new Sack(1));
            var second = events.emitAsync(Wheel.class, Mill.FILLED, new Sack(2));

            assertThat(second.await())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Completion.Failed.class,
                            failed ->
                                    assertThat(failed.failure())
                                            .hasMessage(
                                                    "1 asynchronous deliveries run already, and no more are allowed. Emit less at a time, or raise asynchronousMax."));
            assertThat(log.lines()).hasSize(1);
            end.countDown();
            assertThat(first.await()).hasOnlyElementsOfType(Completion.Completed.class);
            assertThat(events.emitAsync(Wheel.class, Mill.FILLED, new Sack(3)).await())
                    .hasOnlyElementsOfType(Completion.Completed.class);
        }
    }

    @Test
    void refusesALimitOfNone() {
        var builder = Village.builder();

        assertThatThrownBy(() -> builder.asynchronousMax(0))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("asynchronousMax is 0, and at least one delivery must be allowed.");
    }
}
