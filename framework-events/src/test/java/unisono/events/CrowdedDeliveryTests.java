package unisono.events;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Mill.Gossip;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Mill.Wheel;
import unisono.events.Village.Sack;

/// Many threads that emit while others add and remove: nothing is lost, nothing comes twice.
final class CrowdedDeliveryTests {
    private static final int THREADS = 24;
    private static final int ROUNDS = 500;

    /// Each thread adds a listener, emits, removes it and emits again: it must have heard the first
    /// of these emissions once and the second not at all, whatever the others do meanwhile. Who
    /// stays must have heard all.
    @Test
    void deliversOnceToWhoIsThereAndNeverToWhoIsGone() throws InterruptedException {
        var heardByAll = new AtomicIntegerArray(2 * THREADS * ROUNDS);
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(
                                                Mill.FILLED,
                                                (_, sack) ->
                                                        heardByAll.incrementAndGet(sack.kilos()))));
        var emitter = village.events().emitter(Wheel.class);

        Crowd.of(
                THREADS,
                thread -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        int mine = 2 * (thread * ROUNDS + round);
                        var heard = new AtomicInteger();
                        var manager = hearing(mine, heard);
                        try (var _ = village.subscriptions().add(manager)) {
                            emitter.emit(Mill.FILLED, new Sack(mine));
                        }
                        emitter.emit(Mill.FILLED, new Sack(mine + 1));
                        assertThat(heard).hasValue(1);
                    }
                });

        assertThat(IntStream.range(0, heardByAll.length()).map(heardByAll::get)).containsOnly(1);
        assertThat(village.application().subscriptions()).hasSize(1);
    }

    @Test
    void deliversEventObjectsOnceToWhoIsThereAndNeverToWhoIsGone() throws InterruptedException {
        var heardByAll = new AtomicIntegerArray(2 * THREADS * ROUNDS);
        var dispatcher = Village.with().dispatcher();
        var _ = dispatcher.listen(Sack.class, sack -> heardByAll.incrementAndGet(sack.kilos()));

        Crowd.of(
                THREADS,
                thread -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        int mine = 2 * (thread * ROUNDS + round);
                        var heard = new AtomicInteger();
                        EventListeners.Listener<Record> listener = sack -> count(sack, mine, heard);
                        var _ = dispatcher.listen(Record.class, listener);
                        var _ = dispatcher.dispatch(new Sack(mine));
                        dispatcher.remove(listener);
                        var _ = dispatcher.dispatch(new Sack(mine + 1));
                        assertThat(heard).hasValue(1);
                    }
                });

        assertThat(IntStream.range(0, heardByAll.length()).map(heardByAll::get)).containsOnly(1);
    }

    /// A route that is resolved while its listener is added must have it afterwards, and once.
    @Test
    void resolvesRoutesWhileListenersAreAdded() throws InterruptedException {
        var village = Village.with();
        var emitter = village.events().emitter(Wheel.class);

        for (int round = 0; round < ROUNDS; round++) {
            var event = EventName.of("mill.round-" + round, Sack.class);
            var _ = village.subscriptions().add(Mill.says(mill -> mill.emits(Wheel.class, event)));
            var heard = new AtomicInteger();
            int marked = round;

            Crowd.of(
                    4,
                    thread -> {
                        if (thread < 2) {
                            emitter.emit(event, new Sack(-1));
                        } else {
                            var _ = village.subscriptions().add(hearing(event, marked, heard));
                        }
                    });
            emitter.emit(event, new Sack(marked));

            assertThat(heard).hasValue(2);
        }
    }

    @RepeatedTest(10)
    @Tag("C46")
    void constructsAListenerOnceHoweverManyThreadsCallItFirst() throws InterruptedException {
        var application =
                Village.builder()
                        .module(House.of("queue", CrowdedDeliveryTests.class), new QueueEvents())
                        .boot();
        var events = application.injector().getInstance(Events.class);
        var count = application.injector().getInstance(Count.class);

        Crowd.of(100, _ -> events.emit(Door.class, Door.OPENED));

        assertThat(count.constructed).hasValue(1);
        assertThat(count.called).hasValue(100);
    }

    @Test
    void keepsTheChainsOfAllThreadsApart() throws InterruptedException {
        Map<Integer, Emission> filled = new ConcurrentHashMap<>();
        Map<Integer, Emission> emptied = new ConcurrentHashMap<>();
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Gossip.class)
                                        .on(Mill.FILLED, Gossip::empty)
                                        .and(Mouse.class)
                                        .on(
                                                Mill.FILLED,
                                                (_, sack, emission) ->
                                                        filled.put(sack.kilos(), emission))
                                        .on(
                                                Mill.EMPTIED,
                                                (_, sack, emission) ->
                                                        emptied.put(sack.kilos(), emission))));

        Crowd.of(
                THREADS,
                thread -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        village.events()
                                .emit(Wheel.class, Mill.FILLED, new Sack(thread * ROUNDS + round));
                    }
                });

        var ids = new HashSet<>();
        emptied.forEach((number, emission) -> {
            ids.add(emission.id());
            ids.add(emission.correlation());
            assertThat(emission.cause())
                    .isEqualTo(emission.correlation())
                    .isEqualTo(requireNonNull(filled.get(number)).id());
        });
        assertThat(ids).hasSize(2 * THREADS * ROUNDS);
    }

    private static EventManager hearing(int wanted, AtomicInteger heard) {
        return hearing(Mill.FILLED, wanted, heard);
    }

    private static EventManager hearing(EventName<Sack> event, int wanted, AtomicInteger heard) {
        return Mill.says(mill ->
                mill.local(Wheel.class, Mouse.class)
                        .on(event, (_, sack) -> count(sack, wanted, heard)));
    }

    private static void count(Record sack, int wanted, AtomicInteger heard) {
        if (Set.of(new Sack(wanted), new Sack(wanted + 1)).contains(sack)) {
            heard.incrementAndGet();
        }
    }

    @Singleton
    private static final class Count {
        private final AtomicInteger constructed = new AtomicInteger();
        private final AtomicInteger called = new AtomicInteger();

        @Inject
        Count() {}
    }

    private static final class Door {
        private static final EventName<NoPayload> OPENED = EventName.of("queue.opened");
    }

    private static final class Slow {
        private final Count count;

        @Inject
        Slow(Count count) {
            this.count = count;
            for (int i = 0; i < 10_000; i++) {
                Thread.onSpinWait();
            }
            count.constructed.incrementAndGet();
        }

        void call() {
            count.called.incrementAndGet();
        }
    }

    private static final class QueueEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Door.class, Door.OPENED);
            local(Door.class, Slow.class).on(Door.OPENED, Slow::call);
        }
    }
}
