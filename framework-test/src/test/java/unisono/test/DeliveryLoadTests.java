package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DeliverySettings;
import unisono.test.Post.Letter;
import unisono.test.Post.PostApi;

/// Durable deliveries when there is much to do, and when there is nothing. Figures are printed, and
/// asserted where they are a promise.
final class DeliveryLoadTests {
    private static final int EMITTERS = 32;
    private static final int LETTERS = 10_000;

    private final Post post = new Post();

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void needNoMoreThanOneConnectionBesideManyThatEmit() throws InterruptedException {
        var office =
                post.office(
                                "one",
                                plan -> plan.connections(1),
                                Carrier.named("post.a").ordered(),
                                Carrier.named("post.b").outside().doing((_, _, _) -> {}))
                        .opened();

        long begin = System.nanoTime();
        var emitters =
                IntStream.range(0, EMITTERS)
                        .mapToObj(first -> Thread.ofVirtual().start(() -> emit(office, first)))
                        .toList();
        for (var emitter : emitters) {
            emitter.join();
        }
        print("emitted with one connection", LETTERS, begin);
        office.drain();
        print("emitted and delivered with one connection", LETTERS, begin);

        assertThat(office.brought("post.a")).hasSize(LETTERS).doesNotHaveDuplicates();
        for (int street = 0; street < EMITTERS; street++) {
            assertThat(office.brought("post.a", "S" + street)).isSorted();
        }
    }

    private static void emit(PostOffice office, int first) {
        for (int letter = first; letter < LETTERS; letter += EMITTERS) {
            office.post(letter, "S" + first);
        }
    }

    @Test
    void workOffABacklog() {
        var early = post.office("early");
        fill(early, LETTERS);
        var kinds =
                List.of(
                        Carrier.named("post.outside").outside().doing((_, _, _) -> {}),
                        Carrier.named("post.single"),
                        Carrier.named("post.batched").batched(100));

        for (var kind : kinds) {
            var office = post.office(kind.name(), kind.fromStart());
            long begin = System.nanoTime();
            office.opened();
            office.drain();
            print("backlog of " + kind.name(), LETTERS, begin);
            office.shut();
        }

        assertThat(early.brought("post.single")).hasSize(LETTERS).doesNotHaveDuplicates();
        assertThat(early.brought("post.batched")).hasSize(LETTERS).doesNotHaveDuplicates();
    }

    private static void fill(PostOffice office, int letters) {
        office.transactions()
                .run(() -> {
                    for (int letter = 0; letter < letters; letter++) {
                        office.emit(PostApi.POSTED, new Letter(letter, "S" + letter % 100));
                    }
                });
    }

    @Test
    void askTheDatabaseLessThanOnceASecondWhenThereIsNothingToDo() throws InterruptedException {
        int seconds = 10;
        var office =
                post.office(
                                "one",
                                plan -> plan.settings(DeliverySettings.DEFAULTS),
                                Carrier.named("post.a"),
                                Carrier.named("post.b").ordered())
                        .opened();
        office.post(0, 10);
        office.drain();
        Thread.sleep(Duration.ofSeconds(4));

        int before = office.wire().roundTrips();
        Thread.sleep(Duration.ofSeconds(seconds));
        int asked = office.wire().roundTrips() - before;

        System.out.printf("idle: %d round trips in %d seconds%n", asked, seconds);
        assertThat(asked).isLessThanOrEqualTo(seconds);
    }

    @Test
    void followACommitSoon() throws InterruptedException {
        var reached = new ConcurrentHashMap<Integer, CountDownLatch>();
        var carrier =
                Carrier.named("post.a")
                        .outside()
                        .doing((_, _, letter) -> arrived(reached, letter.number()).countDown());
        var office = post.office("one", carrier).opened();
        var delays = new ArrayList<Long>();

        for (int number = 0; number < 600; number++) {
            office.post(number, "S1");
            long committedAt = System.nanoTime();
            assertThat(arrived(reached, number).await(10, TimeUnit.SECONDS)).isTrue();
            delays.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - committedAt));
            Thread.sleep(Duration.ofMillis(5));
        }
        var warm = delays.subList(200, 600).stream().sorted().toList();

        System.out.printf(
                "commit to handler: median %d us, p90 %d us, p99 %d us%n",
                warm.get(200), warm.get(360), warm.get(396));
        assertThat(warm.get(200)).isLessThan(100_000);
    }

    private static CountDownLatch arrived(
            ConcurrentHashMap<Integer, CountDownLatch> reached, int number) {
        return reached.computeIfAbsent(number, _ -> new CountDownLatch(1));
    }

    @Test
    void leaveNothingBehindWhenAllIsDone() {
        var office = post.office("one", Carrier.named("post.a")).opened();
        office.post(0, 500);
        office.drain();

        office.shut();
        office.deliveries().tidy();

        assertThat(office.brought("post.a")).hasSize(500);
        assertThat(office.ask("select count(*) from unisono.done", Long.class)).containsExactly(0L);
        office.opened();
        office.post(500, 510);
        office.drain();
        assertThat(office.brought("post.a")).hasSize(510).doesNotHaveDuplicates();
    }

    private static void print(String what, int number, long begin) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%s: %d in %.1f s, %.0f a second%n", what, number, seconds, number / seconds);
    }
}
