package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.NoPayload;

/// What the catcher records and asserts, and what it says when it fails.
final class EmittedEventsCatcherTests {
    private final List<String> heard = new ArrayList<>();

    @Test
    void recordsAndLetsHandlersRunWhenItObserves() {
        var catcher = EmittedEventsCatcher.observe();

        boot(catcher).emit(Clock.class, STRUCK, new Struck(3));

        assertThat(heard).containsExactly("3");
        assertThat(catcher.assertEmitted(Clock.class, STRUCK)).isEqualTo(new Struck(3));
        catcher.assertHandledEvent(Clock.class, STRUCK);
    }

    @Test
    void recordsAndKeepsHandlersFromRunningWhenItCaptures() {
        var catcher = EmittedEventsCatcher.capture();

        boot(catcher).emit(Clock.class, STRUCK, new Struck(3));
        boot(EmittedEventsCatcher.capture());

        assertThat(heard).isEmpty();
        assertThat(catcher.emissions()).hasSize(1);
        catcher.assertHandledEvent(Clock.class, STRUCK);
    }

    @Test
    void tellsHandledEventsFromThoseThatNobodyHears() {
        var catcher = EmittedEventsCatcher.observe();

        boot(catcher).emit(Clock.class, STOPPED);

        catcher.assertHandledEvent(Clock.class);
        catcher.assertNotHandledEvent(Clock.class, STOPPED);
        catcher.assertNotHandledEvent(Clock.class, STRUCK);
        assertThatThrownBy(() -> catcher.assertHandledEvent(Clock.class, STOPPED))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected Clock to emit clock.stopped to a listener. Instead found: clock.stopped by Clock (nobody listens).");
    }

    @Test
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

    private static final EventName<Struck> STRUCK = EventName.of("clock.struck", Struck.class);
    private static final EventName<NoPayload> STOPPED = EventName.of("clock.stopped");

    private Events boot(EmittedEventsCatcher catcher) {
        return Application.builder()
                .module(new Tower(), new TowerEvents())
                .middleware(catcher)
                .install(binder -> binder.bind(Ear.class).toInstance(heard::add))
                .boot()
                .injector()
                .getInstance(Events.class);
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
            local(Clock.class, Watchman.class).on(STRUCK, Watchman::call);
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
    }
}
