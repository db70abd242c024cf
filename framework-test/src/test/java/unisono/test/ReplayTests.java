package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.Replay;
import unisono.data.ReplayFrom;
import unisono.data.ReplayOptions;
import unisono.data.ReplayState;
import unisono.data.Replays;
import unisono.test.Post.Letter;
import unisono.test.Post.PostApi;

/// One durable listener hears again what is in the log.
final class ReplayTests {
    private static final ReplayOptions ALL = ReplayOptions.DEFAULTS;

    private final Post post = new Post();
    private final Logged logged = new Logged();

    @AfterEach
    void close() {
        post.close();
        logged.close();
    }

    @Test
    void reachesOneListenerInTheOrderOfItsKeyAndNobodyElse() {
        var office =
                post.office("one", Carrier.named("post.a").ordered(), Carrier.named("post.b"))
                        .opened();
        office.post(0, 300);
        office.drain();

        long id = replays(office).start("post.a", ReplayFrom.BEGINNING, ALL);
        var replay = end(office, id);

        assertThat(replay.state()).isEqualTo(ReplayState.DONE);
        assertThat(replay.done()).isEqualTo(300);
        assertThat(replay.remaining()).isZero();
        assertThat(office.brought("post.b")).hasSize(300);
        for (int street = 0; street < 10; street++) {
            var brought = office.brought("post.a", "S" + street);
            assertThat(brought).hasSize(60);
            assertThat(brought.subList(30, 60)).isEqualTo(brought.subList(0, 30));
        }
    }

    @Test
    void happensExactlyOnceWhenNodesAreCutOff() {
        var first = post.office("first", slow()).opened();
        first.post(0, 400);
        first.drain();
        var second = post.office("second", slow()).opened();
        long id = replays(first).start("post.a", ReplayFrom.BEGINNING, ALL);
        until(() -> replay(second, id).done() > 40);

        first.cut();
        until(() -> replay(second, id).done() > 200);
        second.cut();
        var third = post.office("third", slow()).opened();
        var replay = end(third, id);

        assertThat(replay.done()).isEqualTo(400);
        assertThat(third.brought("post.a")).hasSize(800);
        assertThat(
                        third.ask(
                                "select letter from post.effect group by letter having count(*) <> 2",
                                Integer.class))
                .isEmpty();
        for (int street = 0; street < 10; street++) {
            assertThat(third.brought("post.a", "S" + street).subList(40, 80)).isSorted();
        }
    }

    private static Carrier slow() {
        return Carrier.named("post.a")
                .ordered()
                .doing((office, carrier, letter) -> {
                    office.write(carrier, letter);
                    Thread.sleep(Duration.ofMillis(8));
                });
    }

    @Test
    void isPausedResumedAndCancelled() throws InterruptedException {
        var office = post.office("one", Carrier.named("post.a")).opened();
        office.post(0, 200);
        office.drain();

        long id = replays(office).start("post.a", ReplayFrom.BEGINNING, ALL.rateMax(100));
        until(() -> replay(office, id).done() > 10);
        assertThat(replays(office).pause(id)).isTrue();
        until(() -> !replay(office, id).node());
        long paused = replay(office, id).done();
        Thread.sleep(Duration.ofMillis(200));
        assertThat(replay(office, id).done()).isEqualTo(paused).isLessThan(200);

        assertThat(replays(office).resume(id)).isTrue();
        until(() -> replay(office, id).done() > paused + 10);
        assertThat(replays(office).cancel(id)).isTrue();
        until(() -> !replay(office, id).node());

        var cancelled = replay(office, id);
        assertThat(cancelled.state()).isEqualTo(ReplayState.CANCELLED);
        assertThat(cancelled.endedAt()).isNotNull();
        assertThat(office.brought("post.a")).hasSize(200 + (int) cancelled.done());
        assertThat(replays(office).resume(id)).isFalse();
    }

    @Test
    void keepsToItsRate() {
        var office = post.office("one", Carrier.named("post.a").batched(50)).opened();
        office.post(0, 100);
        office.drain();

        var replays = replays(office);
        long begin = System.nanoTime();
        long id =
                replays.start("post.a", ReplayFrom.BEGINNING, ReplayOptions.DEFAULTS.rateMax(100));
        end(office, id);
        var took = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(took).isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
        assertThat(office.brought("post.a")).hasSize(200);
    }

    @Test
    void stopsAtWhatFailsUntilItIsResumedOrSkipped() {
        var broken = new AtomicBoolean();
        var office = post.office("one", breaking(broken)).opened();
        office.post(0, 20);
        office.drain();
        broken.set(true);

        long id = replays(office).start("post.a", ReplayFrom.BEGINNING, ALL);
        until(() -> replay(office, id).state() == ReplayState.STOPPED);
        var stopped = replay(office, id);
        assertThat(stopped.failedAt()).isNotNull();
        assertThat(stopped.error()).contains("Nobody at home");
        until(() -> !replay(office, id).node());
        assertThat(replays(office).resume(id)).isTrue();
        until(() -> replay(office, id).state() == ReplayState.STOPPED);
        until(() -> !replay(office, id).node());
        assertThat(replays(office).skip(id)).isTrue();
        var replay = end(office, id);

        assertThat(replay.done()).isEqualTo(19);
        assertThat(replay.skipped()).isEqualTo(1);
        assertThat(replays(office).failures(id, 10))
                .singleElement()
                .satisfies(failure -> assertThat(failure.error()).contains("Nobody at home"));
        assertThat(office.brought("post.a")).hasSize(39);
        assertThat(office.deliveries().lags().getFirst().retrying()).isZero();
    }

    @Test
    void leavesOutWhatFailsWhenItIsToldTo() {
        var broken = new AtomicBoolean();
        var office = post.office("one", breaking(broken).batched(8)).opened();
        office.post(0, 40);
        office.drain();
        broken.set(true);

        long id = replays(office).start("post.a", ReplayFrom.BEGINNING, ALL.skipFailures());
        var replay = end(office, id);

        assertThat(replay.state()).isEqualTo(ReplayState.DONE);
        assertThat(replay.done()).isEqualTo(39);
        assertThat(replay.skipped()).isEqualTo(1);
        assertThat(office.brought("post.a")).hasSize(79);
    }

    private static Carrier breaking(AtomicBoolean broken) {
        return Carrier.named("post.a")
                .ordered()
                .attempts(2)
                .doing((office, carrier, letter) -> {
                    office.write(carrier, letter);
                    if (broken.get() && letter.number() == 7) {
                        throw new IllegalStateException("Nobody at home");
                    }
                });
    }

    @Test
    void runsEffectsOutsideAtLeastOnce() {
        var brought = new ConcurrentLinkedQueue<Integer>();
        var carrier =
                Carrier.named("post.a")
                        .outside()
                        .doing((_, _, letter) -> brought.add(letter.number()));
        var office = post.office("one", carrier).opened();
        office.post(0, 100);
        office.drain();

        long id = replays(office).start("post.a", ReplayFrom.BEGINNING, ALL);
        var replay = end(office, id);

        assertThat(replay.done()).isEqualTo(100);
        assertThat(brought).hasSize(200);
        assertThat(Set.copyOf(brought)).hasSize(100);
    }

    @Test
    void takesWhatItIsAskedFor() throws InterruptedException {
        var both = Carrier.named("post.a").when(letter -> letter.number() != 12);
        var office = post.office("one", both).opened();
        office.post(0, 10);
        Thread.sleep(Duration.ofMillis(20));
        var later = Instant.now();
        office.post(10, 20);
        office.drain();
        long middle =
                office.ask("select min(position) + 4 from unisono.event", Long.class).getFirst();

        var byTime = end(office, replays(office).start("post.a", new ReplayFrom.Time(later), ALL));
        var byPosition =
                end(
                        office,
                        replays(office)
                                .start(
                                        "post.a",
                                        new ReplayFrom.Position(middle),
                                        ALL.to(middle + 2)));
        var ofNoKey =
                end(
                        office,
                        replays(office).start("post.a", ReplayFrom.BEGINNING, ALL.key("nobody")));

        assertThat(byTime.done()).isEqualTo(10);
        assertThat(byPosition.done()).isEqualTo(3);
        assertThat(ofNoKey.done()).isZero();
        assertThat(office.brought("post.a")).hasSize(19 + 9 + 3);
        assertThat(office.brought("post.a").subList(19 + 9, 31)).containsExactlyInAnyOrder(4, 5, 6);
    }

    @Test
    void refusesWhatCannotBeReplayed() {
        var office =
                post.office("one", Carrier.named("post.a"), Carrier.named("post.out").outside());
        var replays = replays(office);

        assertThatThrownBy(() -> replays.start("post.c", ReplayFrom.BEGINNING, ALL))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "There is no durable listener post.c here. There are [post.a, post.out].");
        assertThatThrownBy(() -> replays.start("post.a", ReplayFrom.BEGINNING, ALL))
                .hasMessageContaining("deliveries.start()");
        office.opened();
        office.post(0, 3);
        office.drain();
        assertThatThrownBy(() ->
                        replays.start(
                                "post.a", ReplayFrom.BEGINNING, ALL.events(Set.of("post.lost"))))
                .hasMessage("post.a does not hear post.lost. It hears [post.posted].");
        long id = replays.start("post.a", ReplayFrom.BEGINNING, ALL.rateMax(1));
        assertThatThrownBy(() -> replays.start("post.a", ReplayFrom.BEGINNING, ALL))
                .hasMessageContaining("has a replay that is not over");
        assertThat(replays.cancel(id)).isTrue();
        assertThatThrownBy(() -> replays.dryRun("post.out", ReplayFrom.BEGINNING, ALL, 10))
                .hasMessageContaining("The effects of post.out are outside");
    }

    @Test
    void goesOnOnThisNodeAfterItsDeliveriesWereStopped() throws InterruptedException {
        var began = new CountDownLatch(1);
        var office =
                post.office(
                                "one",
                                Carrier.named("post.a")
                                        .doing((it, name, letter) -> {
                                            it.write(name, letter);
                                            began.countDown();
                                            Thread.sleep(Duration.ofMillis(2));
                                        }))
                        .opened();
        office.post(0, 200);
        office.drain();
        long id = replays(office).start("post.a", ReplayFrom.BEGINNING, ALL);
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();

        office.shut();
        office.opened();
        var replay = end(office, id);

        assertThat(replay.done()).isEqualTo(200);
        assertThat(office.brought("post.a")).hasSize(400);
    }

    @Test
    void showsHowFastItIs() {
        int letters = 5_000;
        var office =
                post.office(
                                "one",
                                Carrier.named("post.single").ordered(),
                                Carrier.named("post.batched").ordered().batched(100),
                                Carrier.named("post.outside").outside().doing((_, _, _) -> {}))
                        .opened();
        office.transactions()
                .run(() -> {
                    for (int i = 0; i < letters; i++) {
                        office.emit(PostApi.POSTED, new Letter(i, "S" + i % 100));
                    }
                });
        office.drain();

        for (var listener : List.of("post.single", "post.batched", "post.outside")) {
            long begin = System.nanoTime();
            var replay = end(office, replays(office).start(listener, ReplayFrom.BEGINNING, ALL));
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "replay to %s: %d in %.1f s, %.0f a second%n",
                    listener, letters, seconds, letters / seconds);
            assertThat(replay.done()).isEqualTo(letters);
        }
    }

    private static Replays replays(PostOffice office) {
        return office.replays();
    }

    private static Replay replay(PostOffice office, long id) {
        return replays(office).find(id).orElseThrow();
    }

    private static Replay end(PostOffice office, long id) {
        until(() -> replay(office, id).endedAt() != null && !replay(office, id).node());
        return replay(office, id);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PostOffice.LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(5));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
