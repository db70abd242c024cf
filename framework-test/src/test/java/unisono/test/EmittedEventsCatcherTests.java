package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventBus;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.NoPayload;
import unisono.events.QuestionName;

/// What the catcher records and asserts, and what it says when it fails.
final class EmittedEventsCatcherTests {
    private final List<String> heard = new ArrayList<>();

    @Test
    @Tag("C35")
    void recordsAndLetsHandlersRunWhenItObserves() {
        var catcher = EmittedEventsCatcher.observe();

        boot(catcher).emit(Clock.class, STRUCK, new Struck(3));

        assertThat(heard).containsExactly("3");
        assertThat(catcher.assertEmitted(Clock.class, STRUCK)).isEqualTo(new Struck(3));
        catcher.assertHandledEvent(Clock.class, STRUCK);
    }

    @Test
    @Tag("C35")
    void recordsAndKeepsHandlersFromRunningWhenItCaptures() {
        var catcher = EmittedEventsCatcher.capture();
        var next = EmittedEventsCatcher.capture();

        var events = boot(catcher);
        events.emit(Clock.class, STRUCK, new Struck(3));
        events.emit(Clock.class, STRUCK, new Struck(4));
        boot(next);

        assertThat(heard).isEmpty();
        assertThat(catcher.assertAllEmitted(Clock.class, STRUCK))
                .containsExactly(new Struck(3), new Struck(4));
        catcher.assertHandledEvent(Clock.class, STRUCK);
        assertThat(next.emissions()).isEmpty();
    }

    @Test
    @Tag("C33")
    void tellsHandledEventsFromThoseThatNobodyHears() {
        var catcher = EmittedEventsCatcher.observe();

        boot(catcher).emit(Clock.class, STOPPED);

        catcher.assertHandledEvent(Clock.class);
        catcher.assertNotHandledEvent(Clock.class, STOPPED);
        catcher.assertNotHandledEvent(Clock.class, STRUCK);
        catcher.assertNotHandledEvent(Clock.class, NEVER);
        assertThatThrownBy(() -> catcher.assertHandledEvent(Clock.class, STOPPED))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected Clock to emit clock.stopped to a listener. Instead found: clock.stopped by Clock (nobody listens).");
    }

    @Test
    @Tag("C33")
    void failsWhenTheEmitterEmittedNothing() {
        var catcher = EmittedEventsCatcher.observe();

        boot(catcher);

        assertThatThrownBy(() -> catcher.assertHandledEvent(Clock.class))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("Expected Clock to emit anything. Instead found: no emission at all.");
        assertThatThrownBy(() -> catcher.assertEmitted(Clock.class, STRUCK))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected Clock to emit clock.struck. Instead found: no emission at all.");
    }

    @Test
    void asksForAllWhenThereAreSeveral() {
        var catcher = EmittedEventsCatcher.observe();
        var events = boot(catcher);

        events.emit(Clock.class, STRUCK, new Struck(1));
        events.emit(Clock.class, STRUCK, new Struck(2));

        assertThat(catcher.assertAllEmitted(Clock.class, STRUCK))
                .containsExactly(new Struck(1), new Struck(2));
        assertThatThrownBy(() -> catcher.assertEmitted(Clock.class, STRUCK))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected Clock to emit clock.struck once, not 2 times (assertAllEmitted returns them all). Instead found: clock.struck by Clock, clock.struck by Clock.");
        assertThatThrownBy(() -> catcher.assertNotHandledEvent(Clock.class, STRUCK))
                .isExactlyInstanceOf(AssertionError.class);
    }

    @Test
    void forgetsWhenItIsReset() {
        var catcher = EmittedEventsCatcher.observe();
        boot(catcher).emit(Clock.class, STOPPED);

        catcher.reset();

        assertThat(catcher.emissions()).isEmpty();
    }

    @Test
    void answersTheQuestionsThatATestAnswersAndLeavesOthersToTheirListeners() {
        var catcher = EmittedEventsCatcher.capture().answering(HEARD_BY, "the mouse");
        var events = boot(catcher);

        assertThat(events.ask(Clock.class, HEARD_BY, new Struck(12))).isEqualTo("the mouse");
        assertThat(events.askAll(Clock.class, HEARD_BY, new Struck(1)))
                .containsExactly("the mouse");
        assertThat(events.ask(Clock.class, PEOPLE, new Struck(12))).isEqualTo(13);

        assertThat(catcher.assertAllAsked(Clock.class, HEARD_BY))
                .containsExactly(new Struck(12), new Struck(1));
        assertThat(catcher.assertAllAsked(Clock.class, PEOPLE)).hasSize(1);
    }

    @Test
    void failsWhenAQuestionWasNotAsked() {
        var catcher = EmittedEventsCatcher.observe();

        boot(catcher).ask(Clock.class, PEOPLE, new Struck(12));

        assertThatThrownBy(() -> catcher.assertAllAsked(Clock.class, HEARD_BY))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected Clock to ask clock.heard-by. Instead found: clock.people by Clock.");
        assertThatThrownBy(() -> catcher.assertHandledEvent(Clock.class))
                .isExactlyInstanceOf(AssertionError.class);
    }

    @Test
    void recordsEventObjectsAndLetsThemBeHeardOnlyWhenItObserves() {
        var observing = EmittedEventsCatcher.observe();
        var capturing = EmittedEventsCatcher.capture();

        publish(observing, new Struck(3));
        publish(capturing, new Struck(4));

        assertThat(heard).containsExactly("Struck[hour=3]");
        assertThat(observing.assertPublished(Struck.class)).isEqualTo(new Struck(3));
        assertThat(capturing.assertAllPublished(Record.class)).containsExactly(new Struck(4));
    }

    @Test
    void failsWhenAnEventObjectWasNotPublishedOrTooOften() {
        var catcher = EmittedEventsCatcher.observe();

        publish(catcher, new Struck(3), new Struck(4));

        assertThatThrownBy(() -> catcher.assertAllPublished(Clock.class))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("Expected Clock to be published. Instead found: Struck, Struck.");
        assertThatThrownBy(() -> catcher.assertPublished(Struck.class))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected Struck to be published once, not 2 times (assertAllPublished returns them all). Instead found: Struck, Struck.");
    }

    private static final EventName<Struck> STRUCK = EventName.of("clock.struck", Struck.class);
    private static final EventName<NoPayload> STOPPED = EventName.of("clock.stopped");
    private static final EventName<NoPayload> NEVER = EventName.of("clock.exploded");
    private static final QuestionName<Struck, String> HEARD_BY =
            QuestionName.of("clock.heard-by", Struck.class, String.class);
    private static final QuestionName<Struck, Integer> PEOPLE =
            QuestionName.of("clock.people", Struck.class, Integer.class);

    private Events boot(EmittedEventsCatcher catcher) {
        return application(catcher).injector().getInstance(Events.class);
    }

    private void publish(EmittedEventsCatcher catcher, Object... objects) {
        var bus = application(catcher).injector().getInstance(EventBus.class);
        var _ = bus.listen(Struck.class, struck -> heard.add(struck.toString()));
        for (var object : objects) {
            bus.publish(object);
        }
    }

    private Application application(EmittedEventsCatcher catcher) {
        return Application.builder()
                .module(new Tower(), new TowerEvents())
                .middleware(catcher)
                .install(binder -> binder.bind(Ear.class).toInstance(heard::add))
                .boot();
    }

    record Struck(int hour) {}

    static final class Clock {}

    interface Ear {
        boolean hear(String what);
    }

    static final class Tower implements ApplicationModule {
        @Override
        public String name() {
            return "tower";
        }
    }

    static final class TowerEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Clock.class, STRUCK, STOPPED);
            asks(Clock.class, HEARD_BY, PEOPLE);
            local(Clock.class, Watchman.class)
                    .on(STRUCK, Watchman::call)
                    .answering(PEOPLE, Watchman::count);
        }
    }

    static final class Watchman {
        private final Ear ear;

        @Inject
        Watchman(Ear ear) {
            this.ear = ear;
        }

        void call(Struck struck) {
            ear.hear(String.valueOf(struck.hour()));
        }

        int count(Struck struck) {
            return struck.hour() + 1;
        }
    }
}
