package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.ProvisionException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// When listeners are constructed, how often, and what is refused before.
final class LazyListenersTests {
    private static final EventName<NoPayload> WOKE = EventName.of("attic.woke");
    private static final EventName<NoPayload> TURNED = EventName.of("attic.turned");
    private static final EventName<NoPayload> BROKE = EventName.of("attic.broke");
    private static final EventName<NoPayload> RANG = EventName.of("attic.rang");

    private final Application application =
            Application.builder()
                    .module(House.of("attic", LazyListenersTests.class), new AtticEvents())
                    .boot();
    private final Events events = application.injector().getInstance(Events.class);
    private final EventDispatcher dispatcher =
            application.injector().getInstance(EventDispatcher.class);
    private final Count count = application.injector().getInstance(Count.class);

    @Test
    @Tag("C46")
    void constructsNoListenerToTellWhetherThereIsOne() {
        assertThat(application.subscriptions()).hasSize(5);
        assertThat(dispatcher.isHeard(Noise.class)).isTrue();
        assertThat(dispatcher.isHeard(String.class)).isFalse();
        assertThat(count.ghosts).hasValue(0);
    }

    @Test
    @Tag("C46")
    void constructsAListenerOnceHoweverManyEventsItHears() {
        events.emit(Clock.class, WOKE);
        events.emit(Clock.class, WOKE);
        events.emit(Clock.class, TURNED);
        dispatcher.dispatch(new Noise());

        assertThat(count.ghosts).hasValue(1);
        assertThat(count.calls).hasValue(4);
    }

    @Test
    @Tag("C46")
    void refusesAListenerThatCannotBeConstructedWhenTheApplicationStarts() {
        var wrong =
                Application.builder()
                        .module(House.of("attic", LazyListenersTests.class), new UnbuiltEvents());

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageMatching(
                        "(?s).*1\\. LazyListenersTests\\.java:\\d+: the listener Unbuilt cannot be constructed\\..*");
    }

    @Test
    void constructsNoListenerWhoseConditionDoesNotHold() {
        events.emit(Clock.class, BROKE);

        assertThat(count.ghosts).hasValue(0);
        assertThat(count.calls).hasValue(0);
    }

    @Test
    void triesAgainToConstructAListenerWhoseConstructorFailed() {
        assertThatThrownBy(() -> events.emit(Clock.class, RANG))
                .isExactlyInstanceOf(ProvisionException.class)
                .hasRootCauseMessage("not yet");

        events.emit(Clock.class, RANG);

        assertThat(count.calls).hasValue(1);
    }

    @Singleton
    static final class Count {
        final AtomicInteger ghosts = new AtomicInteger();
        final AtomicInteger hesitations = new AtomicInteger();
        final AtomicInteger calls = new AtomicInteger();

        @Inject
        Count() {}
    }

    private record Noise() {}

    private static final class Clock {}

    private static final class Ghost {
        private final Count count;

        @Inject
        Ghost(Count count) {
            this.count = count;
            count.ghosts.incrementAndGet();
        }

        void haunt() {
            count.calls.incrementAndGet();
        }
    }

    private static final class Hesitant {
        private final Count count;

        @Inject
        Hesitant(Count count) {
            if (count.hesitations.getAndIncrement() == 0) {
                throw new IllegalStateException("not yet");
            }
            this.count = count;
        }

        void call() {
            count.calls.incrementAndGet();
        }
    }

    private record Unbuilt(CharSequence missing) {
        void call() {}
    }

    private static final class AtticEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Clock.class, WOKE, TURNED, BROKE, RANG);

            local(Clock.class, Ghost.class)
                    .on(WOKE, Ghost::haunt)
                    .on(TURNED, Ghost::haunt)
                    .on(BROKE, Ghost::haunt)
                    .when(_ -> false)
                    .and(Hesitant.class)
                    .on(RANG, Hesitant::call);
            typed(Ghost.class).on(Noise.class, (ghost, _) -> ghost.haunt());
        }
    }

    private static final class UnbuiltEvents extends EventManager {
        @Override
        protected void registerListeners() {
            local(Clock.class, Unbuilt.class).on(WOKE, Unbuilt::call);
        }
    }
}
