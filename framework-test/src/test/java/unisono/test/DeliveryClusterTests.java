package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DeliverySettings;
import unisono.data.ListenerLag;
import unisono.test.Post.Letter;

/// Durable deliveries on several nodes, which come and go, with and without a word.
final class DeliveryClusterTests {
    private static final int STREETS = 20;
    private static final int SENDERS = 4;
    private static final int CUTS = 6;

    private final Post post = new Post();
    private final Logged logged = new Logged();

    @AfterEach
    void close() {
        post.close();
        logged.close();
    }

    @Test
    void loseNothingAndDoNothingTwiceWhenNodesAreCutOffUnderLoad() throws Exception {
        var sender = post.office("sender");
        var nodes = new ArrayList<PostOffice>();
        for (int i = 0; i < 3; i++) {
            nodes.add(post.office("node " + i, DeliveryClusterTests::often, everyKind()).opened());
        }

        var sending = new AtomicBoolean(true);
        var posted = new ConcurrentLinkedQueue<Integer>();
        var senders = send(sender, sending, posted);
        for (int cut = 0; cut < CUTS; cut++) {
            Thread.sleep(Duration.ofMillis(700));
            nodes.remove(ThreadLocalRandom.current().nextInt(nodes.size())).cut();
            nodes.add(
                    post.office("node %d'".formatted(cut), DeliveryClusterTests::often, everyKind())
                            .opened());
        }
        sending.set(false);
        for (var thread : senders) {
            thread.join();
        }
        nodes.getFirst().drain();

        var outside = sender.brought("post.outside");
        System.out.printf(
                "%d letters, %d nodes cut off; at least once was %d times more%n",
                posted.size(), CUTS, outside.size() - posted.size());
        for (var exact : List.of("post.exact", "post.free", "post.batch")) {
            assertThat(sender.brought(exact).stream().sorted().toList())
                    .as(exact)
                    .isEqualTo(posted.stream().sorted().toList());
        }
        assertThat(new HashSet<>(outside)).isEqualTo(new HashSet<>(posted));
        for (int street = 0; street < STREETS; street++) {
            assertThat(sender.brought("post.exact", "S" + street)).isSorted();
            assertThat(firsts(sender.brought("post.outside", "S" + street))).isSorted();
        }
        assertThat(sender.deliveries().list(Optional.empty(), 10)).isEmpty();
    }

    private static Carrier[] everyKind() {
        return new Carrier[] {
            Carrier.named("post.exact").ordered().doing(DeliveryClusterTests::slowly),
            Carrier.named("post.free").doing(DeliveryClusterTests::slowly),
            Carrier.named("post.batch").batched(10),
            Carrier.named("post.outside")
                    .ordered()
                    .outside()
                    .doing((office, carrier, letter) ->
                            office.transactions().run(() -> office.write(carrier, letter)))
        };
    }

    private static void slowly(PostOffice office, String carrier, Letter letter)
            throws InterruptedException {
        office.write(carrier, letter);
        Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(4)));
    }

    /// A street is one sender's, so that its letters are posted in the order of their numbers.
    private static List<Thread> send(
            PostOffice sender, AtomicBoolean sending, Queue<Integer> posted) {
        return IntStream.range(0, SENDERS)
                .mapToObj(first ->
                        Thread.ofVirtual()
                                .start(() -> {
                                    for (int letter = first; sending.get(); letter += SENDERS) {
                                        sender.post(letter, "S" + letter % STREETS);
                                        posted.add(letter);
                                        pause(Duration.ofMillis(8));
                                    }
                                }))
                .toList();
    }

    private static List<Integer> firsts(List<Integer> letters) {
        return letters.stream().distinct().toList();
    }

    @Test
    void letNoNodeCommitWhatItBeganBeforeItLostItsLease() throws Exception {
        var began = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow =
                Carrier.named("post.a")
                        .doing((office, carrier, letter) -> {
                            office.write(carrier, letter);
                            began.countDown();
                            await(goOn);
                        });
        var first = post.office("first", slow).opened();
        first.post(1, "S1");
        await(began);

        try (var holder = post.connect()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("select from unisono.node for update");
            var second = post.office("second", Carrier.named("post.a")).opened();
            until(() -> second.brought("post.a").size() == 1);
            goOn.countDown();
            second.post(2, "S2");
            until(() -> second.brought("post.a").size() == 2);
            Thread.sleep(PostOffice.LEASE);
            holder.rollback();
        }
        first.deliveries().drain(PostOffice.LONG);

        assertThat(first.ask("select node from post.effect order by letter", String.class))
                .containsExactly("second", "second");
    }

    @Test
    void shareTheSlotsAndTakeOverThoseOfANodeThatStops() {
        var first = post.office("first", Carrier.named("post.a")).opened();
        var second = post.office("second", Carrier.named("post.a")).opened();
        var third = post.office("third", Carrier.named("post.a")).opened();

        until(() -> shares(first).equals(List.of(5L, 5L, 6L)));
        first.shut();
        until(() -> shares(first).equals(List.of(8L, 8L)));
        second.shut();
        third.post(0, 100);
        third.drain();

        assertThat(shares(third)).containsExactly(16L);
        assertThat(third.brought("post.a")).hasSize(100);
    }

    @Test
    void takeOverFromANodeThatWasCutOffWhenItsLeaseIsOver() {
        var first = post.office("first", Carrier.named("post.a").ordered()).opened();
        first.post(0, 100);
        first.drain();
        var second = post.office("second", Carrier.named("post.a").ordered()).opened();
        until(() -> shares(second).size() == 2);

        first.cut();
        long cutAt = System.nanoTime();
        second.post(100, 200);
        until(() -> second.brought("post.a").size() == 200);
        var took = Duration.ofNanos(System.nanoTime() - cutAt);

        assertThat(second.brought("post.a")).doesNotHaveDuplicates();
        assertThat(took).isLessThan(PostOffice.LEASE.plusSeconds(8));
        System.out.printf("taken over after %d ms%n", took.toMillis());
    }

    @Test
    void leaveAListenerToTheNodesThatKnowIt() {
        var old = post.office("old", Carrier.named("post.a")).opened();
        var next = post.office("next", Carrier.named("post.a"), Carrier.named("post.b")).opened();

        old.post(0, 100);
        next.drain();
        next.shut();
        old.post(100, 200);
        old.drain();

        assertThat(old.brought("post.a")).hasSize(200).doesNotHaveDuplicates();
        assertThat(old.brought("post.b")).hasSize(100);
        assertThat(lag(old, "post.b").known()).isFalse();
        assertThat(lag(old, "post.b").unread()).isEqualTo(100);
    }

    @Test
    void reportAListenerThatNobodyKnowsAndKeepItsEventsUntilItIsForgotten() {
        post.office("old", Carrier.named("post.b")).opened().shut();
        var next = post.office("next", Carrier.named("post.a"));
        next.post(0, 10);

        next.opened();

        assertThat(logged.messages())
                .anyMatch(
                        message -> message.contains("Nobody knows") && message.contains("post.b"));
        assertThat(lag(next, "post.b").unread()).isEqualTo(10);
        assertThat(next.deliveries().forget("post.a")).isFalse();
        assertThat(next.deliveries().forget("post.b")).isTrue();
        assertThat(next.deliveries().lags())
                .extracting(ListenerLag::listener)
                .containsExactly("post.a");
    }

    @Test
    void wakeEachOther() {
        var first = post.office("first", Carrier.named("post.a")).opened();
        var second = post.office("second", Carrier.named("post.a")).opened();
        until(() -> shares(first).equals(List.of(8L, 8L)));
        var idle = new ArrayList<Long>();

        for (int letter = 0; letter < 40; letter++) {
            int number = letter;
            pause(Duration.ofMillis(120));
            long postedAt = System.nanoTime();
            first.post(number, "S1");
            until(() -> first.brought("post.a").size() == number + 1);
            idle.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - postedAt));
        }
        idle.sort(null);

        System.out.printf(
                "two nodes, commit to seen: median %d ms, worst %d ms%n",
                idle.get(20), idle.getLast());
        assertThat(second.ask("select distinct node from post.effect order by 1", String.class))
                .containsExactly("first", "second");
        assertThat(idle.get(20)).isLessThan(500);
    }

    private static ListenerLag lag(PostOffice office, String listener) {
        return office.deliveries().lags().stream()
                .filter(lag -> lag.listener().equals(listener))
                .findFirst()
                .orElseThrow();
    }

    private static List<Long> shares(PostOffice office) {
        return office.ask(
                "select count(*) from unisono.lease where owner is not null group by owner order by 1",
                Long.class);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PostOffice.LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            pause(Duration.ofMillis(1));
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Nodes end here as often as they would in a year, and not because of what they deliver.
    private static void often(PostOffice.Plan plan) {
        plan.settings(
                DeliverySettings.DEFAULTS
                        .withLease(PostOffice.LEASE)
                        .withBackoffMax(Duration.ofMillis(200))
                        .withCrashes(100));
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(PostOffice.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
