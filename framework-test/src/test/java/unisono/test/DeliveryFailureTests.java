package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DeliveryState;
import unisono.data.ListenerLag;
import unisono.data.StoppedDelivery;
import unisono.test.Post.Letter;

/// What becomes of deliveries that fail.
final class DeliveryFailureTests {
    private final Post post = new Post();
    private final Logged logged = new Logged();

    /// Letters that cannot be brought, and how often not.
    private final Map<Integer, AtomicInteger> refusals = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        logged.close();
        post.close();
    }

    @Test
    void areTriedAgainUntilTheySucceed() {
        refuse(3, 2);
        var office = post.office("one", carrier("post.a")).opened();

        office.post(0, 10);
        office.drain();

        assertThat(office.brought("post.a"))
                .containsExactlyInAnyOrderElementsOf(DurableDeliveryTests.upTo(10));
        assertThat(stopped(office)).isEmpty();
        assertThat(office.ask("select attempt from unisono.attempt order by 1", Integer.class))
                .containsExactly(1, 2);
    }

    @Test
    void areTriedAgainOutsideOfATransactionToo() {
        refuse(3, 2);
        var seen = new ConcurrentLinkedQueue<Integer>();
        var carrier =
                carrier("post.a")
                        .outside()
                        .doing((_, _, letter) -> {
                            refuseIfTold(letter);
                            seen.add(letter.number());
                        });
        var office = post.office("one", carrier).opened();

        office.post(0, 10);
        office.drain();

        assertThat(seen).containsExactlyInAnyOrderElementsOf(DurableDeliveryTests.upTo(10));
        assertThat(stopped(office)).isEmpty();
    }

    @Test
    void areKeptWithTheirHistoryWhenAllAttemptsHaveFailed() {
        refuse(3, 100);
        var office = post.office("one", carrier("post.a").attempts(3)).opened();

        office.post(0, 10);
        office.drain();

        assertThat(office.brought("post.a")).hasSize(9).doesNotContain(3);
        var dead = stopped(office).getFirst();
        assertThat(dead.state()).isEqualTo(DeliveryState.DEAD);
        assertThat(dead.attempts()).isEqualTo(3);
        assertThat(dead.error()).contains("letter 3 is refused", "DeliveryFailureTests");
        var history = office.deliveries().find("post.a", dead.position()).orElseThrow().history();
        assertThat(history).extracting(StoppedDelivery.Attempt::number).containsExactly(1, 2, 3);
        assertThat(logged.messages()).anyMatch(message -> message.contains("gave up"));
    }

    @Test
    void parkTheirKeyAndNoOther() {
        refuse(3, 100);
        var office = post.office("one", carrier("post.a").ordered().attempts(2)).opened();

        office.post(0, 40);
        office.drain();

        assertThat(office.brought("post.a", "S3")).isEmpty();
        assertThat(office.brought("post.a"))
                .containsExactlyInAnyOrderElementsOf(
                        DurableDeliveryTests.upTo(40).stream().filter(n -> n % 10 != 3).toList());
        assertThat(stopped(office))
                .extracting(StoppedDelivery::state)
                .containsExactly(
                        DeliveryState.DEAD,
                        DeliveryState.WAITING,
                        DeliveryState.WAITING,
                        DeliveryState.WAITING);
        assertThat(office.deliveries().lags().getFirst().stopped()).isEqualTo(4);
    }

    @Test
    void runTheRestInOrderWhenADeadOneIsRetried() {
        refuse(3, 2);
        var office = post.office("one", carrier("post.a").ordered().attempts(2)).opened();
        office.post(0, 40);
        office.drain();

        boolean retried =
                office.deliveries().retry("post.a", stopped(office).getFirst().position());
        office.drain();
        office.post(43, "S3");
        office.drain();

        assertThat(retried).isTrue();
        assertThat(office.brought("post.a", "S3")).containsExactly(3, 13, 23, 33, 43);
        assertThat(stopped(office)).isEmpty();
    }

    @Test
    void letTheRestGoOnWhenADeadOneIsDropped() {
        refuse(3, 100);
        var office = post.office("one", carrier("post.a").ordered().attempts(2)).opened();
        office.post(0, 40);
        office.drain();

        boolean dropped = office.deliveries().drop("post.a", stopped(office).getFirst().position());
        office.drain();
        office.post(43, "S3");
        office.drain();

        assertThat(dropped).isTrue();
        assertThat(office.brought("post.a", "S3")).containsExactly(13, 23, 33, 43);
        assertThat(stopped(office)).isEmpty();
    }

    @Test
    void goOnBehindADroppedOneBehindWhichNothingWaits() {
        refuse(3, 100);
        var office = post.office("one", carrier("post.a").ordered().attempts(1)).opened();
        office.post(3, "S3");
        office.drain();

        office.deliveries().drop("post.a", stopped(office).getFirst().position());
        office.post(13, "S3");
        office.drain();

        assertThat(office.brought("post.a", "S3")).containsExactly(13);
    }

    @Test
    void areFoundAgainByTheNextNode() {
        refuse(3, 5);
        var first = post.office("one", carrier("post.a").ordered()).opened();
        first.post(0, 40);
        first.shut();
        var second = post.office("two", carrier("post.a").ordered()).opened();
        second.post(43, "S3");

        second.drain();

        assertThat(second.brought("post.a", "S3")).containsExactly(3, 13, 23, 33, 43);
        assertThat(second.brought("post.a")).hasSize(41);
    }

    @Test
    void rollBackWhatTheyHaveWritten() {
        refuse(3, 1);
        var carrier =
                carrier("post.a")
                        .doing((office, name, letter) -> {
                            office.write(name, letter);
                            refuseIfTold(letter);
                        });
        var office = post.office("one", carrier).opened();

        office.post(0, 10);
        office.drain();

        assertThat(office.brought("post.a"))
                .containsExactlyInAnyOrderElementsOf(DurableDeliveryTests.upTo(10));
    }

    @Test
    void takeNothingFromTheOthersOfTheirBatch() {
        refuse(13, 2);
        refuse(27, 100);
        var carrier = carrier("post.a").batched(10).attempts(3);
        var office = post.office("one", carrier, Carrier.named("post.b").batched(50).ordered());

        office.opened();
        office.transactions()
                .run(() -> {
                    for (int number = 0; number < 200; number++) {
                        office.emit(Post.PostApi.POSTED, new Letter(number, "S" + number % 10));
                    }
                });
        office.drain();

        assertThat(office.brought("post.a"))
                .hasSize(199)
                .doesNotContain(27)
                .doesNotHaveDuplicates();
        assertThat(office.brought("post.b")).hasSize(200).doesNotHaveDuplicates();
        assertThat(office.brought("post.b", "S4")).isSorted();
        assertThat(
                        office.ask(
                                        "select count(distinct xmin::text) from post.effect where listener = 'post.b'",
                                        Long.class)
                                .getFirst())
                .isLessThan(100L);
    }

    @Test
    void keepTheOrderOfTheirKeyHoweverOftenTheyHappen() {
        var office =
                post.office(
                                "one",
                                moody("post.single").ordered(),
                                moody("post.batch").ordered().batched(20),
                                moody("post.outside")
                                        .ordered()
                                        .outside()
                                        .doing((office1, carrier, letter) -> {
                                            fallOutAtTimes();
                                            office1.transactions()
                                                    .run(() -> office1.write(carrier, letter));
                                        }))
                        .opened();

        office.post(0, 1_000);
        office.drain();

        for (var carrier : List.of("post.single", "post.batch", "post.outside")) {
            assertThat(office.brought(carrier)).as(carrier).hasSize(1_000).doesNotHaveDuplicates();
            for (int street = 0; street < 10; street++) {
                assertThat(office.brought(carrier, "S" + street)).as(carrier).isSorted();
            }
        }
        assertThat(office.ask("select count(*) from unisono.attempt", Long.class).getFirst())
                .isPositive();
    }

    private static Carrier moody(String name) {
        return Carrier.named(name)
                .attempts(100)
                .doing((office, carrier, letter) -> {
                    office.write(carrier, letter);
                    fallOutAtTimes();
                });
    }

    private static void fallOutAtTimes() {
        if (ThreadLocalRandom.current().nextInt(20) == 0) {
            throw new IllegalStateException("not today");
        }
    }

    @Test
    void costNoAttemptWhileAListenerIsPaused() {
        var office = post.office("one", carrier("post.a")).opened();
        office.deliveries().pause("post.a");
        office.post(0, 10);

        var meanwhile = office.deliveries().lags().getFirst();
        office.deliveries().resume("post.a");
        office.drain();

        assertThat(meanwhile.paused()).isTrue();
        assertThat(office.deliveries().drain(Duration.ZERO)).isEmpty();
        assertThat(office.brought("post.a")).hasSize(10);
        assertThat(office.deliveries().lags()).extracting(ListenerLag::pending).containsExactly(0L);
    }

    @Test
    void areKeptAtOnceWhenTheyCannotBeRead() throws SQLException {
        var office = post.office("one", carrier("post.a").ordered(), carrier("post.b")).opened();

        append(1, "{\"nothing\": \"of it\"}");
        office.post(1, "S1");
        office.drain();

        assertThat(stopped(office))
                .extracting(StoppedDelivery::state)
                .containsExactly(DeliveryState.DEAD, DeliveryState.DEAD);
        assertThat(stopped(office).getFirst().error()).contains("cannot be read");
        assertThat(office.brought("post.a")).containsExactly(1);
        assertThat(office.brought("post.b")).containsExactly(1);
    }

    @Test
    void areLeftToALaterReleaseThatWroteThem() throws SQLException {
        var office = post.office("one", carrier("post.a")).opened();

        append(7, "{\"number\": 1, \"street\": \"S1\", \"colour\": \"red\"}");
        office.post(2, "S2");
        office.drain();

        assertThat(stopped(office))
                .extracting(StoppedDelivery::state)
                .containsExactly(DeliveryState.SUSPENDED);
        assertThat(office.brought("post.a")).containsExactly(2);
    }

    /// As another release would.
    private void append(int version, String json) throws SQLException {
        try (var connection = post.connect();
                var append =
                        connection.prepareStatement(
                                """
                                select unisono.append(array[now()], array[gen_random_uuid()],
                                    array[gen_random_uuid()], array[?], array['post.posted'],
                                    array['post'], array['Counter'], array[convert_to(?, 'UTF8')],
                                    array[null::text], array[null::uuid], array[null::text],
                                    array[null::text], array[null::text])
                                """)) {
            append.setInt(1, version);
            append.setString(2, json);
            append.execute();
        }
    }

    private void refuse(int letter, int times) {
        refusals.put(letter, new AtomicInteger(times));
    }

    private Carrier carrier(String name) {
        return Carrier.named(name)
                .doing((office, carrier, letter) -> {
                    refuseIfTold(letter);
                    office.write(carrier, letter);
                });
    }

    private void refuseIfTold(Letter letter) {
        var left = refusals.get(letter.number());
        if (left != null && left.getAndDecrement() > 0) {
            throw new IllegalStateException("letter %d is refused".formatted(letter.number()));
        }
    }

    private static List<StoppedDelivery> stopped(PostOffice office) {
        return office.deliveries().list(Optional.empty(), 100);
    }
}
