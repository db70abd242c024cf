package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Village.Sack;

/// Event objects that go no further: stopped by themselves, by a listener, or by the publisher.
final class StopPropagationTests {
    @Test
    @Tag("C39")
    void goesNoFurtherThanTheListenerThatStopsTheEventObject() {
        var dispatcher = Village.with().dispatcher();
        answer(dispatcher, "first");
        var _ =
                dispatcher.answer(
                        Round.class,
                        ListenerOptions.DEFAULT,
                        round -> {
                            round.stopped = true;
                            return "second";
                        });
        answer(dispatcher, "third");
        answer(dispatcher, "fourth");

        var dispatched = dispatcher.dispatch(new Round());

        assertThat(dispatched.results()).containsExactly("first", "second");
        assertThat(dispatched.stopped()).isTrue();
        assertThat(dispatched.last()).contains("second");
    }

    @Test
    void marksAnEventObjectAsStoppedThatTheLastListenerStops() {
        var village = Village.with();
        var _ = village.bus().listen(Round.class, round -> round.stopped = true);

        assertThat(village.dispatcher().dispatch(new Round()).stopped()).isTrue();
    }

    @Test
    void reachesNobodyWhenItIsStoppedAlready() {
        var village = Village.with();
        var _ = village.bus().listen(Object.class, village.diary()::write);
        var round = new Round();
        round.stopped = true;

        village.bus().publish(round);
        var dispatched = village.dispatcher().dispatch(round);

        assertThat(village.heard()).isEmpty();
        assertThat(dispatched.stopped()).isTrue();
        assertThat(dispatched.results()).isEmpty();
    }

    @Test
    void doesNotAskAListenersConditionOnceItIsStopped() {
        var village =
                Village.with(
                        Mill.says(mill -> {
                            mill.typed(Miller.class)
                                    .on(Round.class, (_, round) -> round.stopped = true);
                            mill.typed(Mouse.class)
                                    .on(Round.class, Mouse::hear)
                                    .when(_ -> {
                                        throw new AssertionError("asked");
                                    });
                        }));

        assertThat(village.dispatcher().dispatch(new Round()).stopped()).isTrue();
    }

    @Test
    @Tag("C42")
    void stopsAtTheFirstResultThatIsEnoughBeItTheLastOne() {
        var dispatcher = Village.with().dispatcher();
        List.of("first", "second", "third").forEach(result -> answer(dispatcher, result));

        var middle = dispatcher.dispatchUntil(new Round(), "second"::equals);
        var last = dispatcher.dispatchUntil(new Round(), "third"::equals);
        var none = dispatcher.dispatchUntil(new Round(), "fourth"::equals);

        assertThat(middle.stopped()).isTrue();
        assertThat(middle.results()).containsExactly("first", "second");
        assertThat(middle.last()).contains("second");
        assertThat(last.stopped()).isTrue();
        assertThat(last.last()).contains("third");
        assertThat(none.stopped()).isFalse();
        assertThat(none.results()).containsExactly("first", "second", "third");
        assertThat(none.last()).contains("third");
    }

    @Test
    @Tag("C52")
    void completesTheListenerThatIsMarkedToStopAndCallsNoOther() {
        var village =
                Village.with(
                        Mill.says(mill -> {
                            mill.typed(Miller.class)
                                    .answering(Sack.class, (_, _) -> "stopper")
                                    .priority(100)
                                    .stopPropagation();
                            mill.typed(Mouse.class)
                                    .answering(Sack.class, (_, _) -> "other")
                                    .priority(50);
                        }));

        var dispatched = village.dispatcher().dispatch(new Sack(1));

        assertThat(dispatched.results()).containsExactly("stopper");
        assertThat(dispatched.stopped()).isTrue();
    }

    @Test
    @Tag("C52")
    void completesTheListenerThatWasAddedToStopAndCallsNoOther() {
        var dispatcher = Village.with().dispatcher();
        var _ = dispatcher.answer(Sack.class, ListenerOptions.atPriority(50), _ -> "other");
        var _ =
                dispatcher.answer(
                        Sack.class,
                        ListenerOptions.atPriority(100).stoppingPropagation(),
                        _ -> "stopper");

        var dispatched = dispatcher.dispatch(new Sack(1));

        assertThat(dispatched.results()).containsExactly("stopper");
        assertThat(dispatched.stopped()).isTrue();
    }

    @Test
    @Tag("C52")
    void completesTheAnnotatedMethodThatStopsAndCallsNoOther() {
        var village =
                new Village(
                        Village.builder()
                                .module(
                                        House.of("lane", StopPropagationTests.class),
                                        new LaneEvents())
                                .boot());

        var dispatched = village.dispatcher().dispatch(new Sack(1));

        assertThat(dispatched.results()).containsExactly("stopper of Sack[kilos=1]");
        assertThat(dispatched.stopped()).isTrue();
    }

    @Test
    void goesOnBehindAStoppingListenerWhoseConditionDoesNotHold() {
        var village =
                Village.with(
                        Mill.says(mill -> {
                            mill.typed(Miller.class)
                                    .on(Sack.class, Miller::hear)
                                    .when(sack -> sack.kilos() > 10)
                                    .stopPropagation();
                            mill.typed(Mouse.class).on(Sack.class, Mouse::hear);
                        }));

        village.bus().publish(new Sack(1));
        village.bus().publish(new Sack(50));

        assertThat(village.heard())
                .containsExactly("mouse: Sack[kilos=1]", "miller: Sack[kilos=50]");
    }

    private static void answer(EventDispatcher dispatcher, String result) {
        var _ = dispatcher.answer(Round.class, ListenerOptions.DEFAULT, _ -> result);
    }

    private static final class Round implements Stoppable {
        private boolean stopped;

        @Override
        public boolean isPropagationStopped() {
            return stopped;
        }
    }

    private static final class Warden {
        @OnEvent(priority = 50)
        private String other(Sack sack) {
            return "other than " + sack;
        }

        @OnEvent(priority = 100, stopPropagation = true)
        private String stopper(Sack sack) {
            return "stopper of " + sack;
        }
    }

    private static final class LaneEvents extends EventManager {
        @Override
        protected void registerListeners() {
            annotated(MethodHandles.lookup(), Warden.class);
        }
    }
}
