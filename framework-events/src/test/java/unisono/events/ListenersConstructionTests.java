package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Constructors of listeners that emit to each other's listeners.
final class ListenersConstructionTests {
    private static final EventName<NoPayload> TICKED = EventName.of("shop.ticked");
    private static final EventName<NoPayload> RANG = EventName.of("shop.rang");

    private final Application application =
            Application.builder()
                    .module(House.of("shop", ListenersConstructionTests.class), new ShopEvents())
                    .boot();
    private final Events events = application.injector().getInstance(Events.class);
    private final Steps steps = application.injector().getInstance(Steps.class);

    /// With a lock for each class, either thread would hold its own and wait for the other's.
    @Test
    @Timeout(60)
    void endsThoughTwoThreadsConstructThemCrosswise() throws InterruptedException {
        var other =
                Thread.ofVirtual()
                        .start(() -> {
                            steps.await(steps.inTick);
                            events.emit(Shelf.class, RANG);
                        });

        events.emit(Shelf.class, TICKED);
        other.join();

        assertThat(steps.heard.getCount()).isZero();
    }

    private record Shelf() {}

    @Singleton
    static final class Steps {
        private final CountDownLatch inTick = new CountDownLatch(1);
        private final CountDownLatch inBell = new CountDownLatch(1);
        private final CountDownLatch heard = new CountDownLatch(3);

        @Inject
        Steps() {}

        /// Gives the other thread the time to come as far, if it can.
        void await(CountDownLatch step) {
            try {
                var _ = step.await(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Tick {
        private final Steps steps;

        @Inject
        Tick(Events events, Steps steps) {
            this.steps = steps;
            steps.inTick.countDown();
            steps.await(steps.inBell);
            events.emit(Shelf.class, RANG);
        }

        void hear() {
            steps.heard.countDown();
        }
    }

    private static final class Bell {
        private final Steps steps;

        @Inject
        Bell(Events events, Steps steps) {
            this.steps = steps;
            steps.inBell.countDown();
            if (Thread.currentThread().isVirtual()) {
                events.emit(Shelf.class, TICKED);
            }
        }

        void hear() {
            steps.heard.countDown();
        }
    }

    private static final class ShopEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Shelf.class, TICKED, RANG);

            local(Shelf.class, Tick.class)
                    .on(TICKED, Tick::hear)
                    .and(Bell.class)
                    .on(RANG, Bell::hear);
        }
    }
}
