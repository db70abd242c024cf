package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.Outcome;
import unisono.test.Post.Letter;
import unisono.test.Post.PostApi;

/// Durable deliveries on one node.
final class DurableDeliveryTests {
    private final Post post = new Post();

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void deliverWhatWasEmittedOnceToEachListener() {
        var office = post.office("one", Carrier.named("post.a"), Carrier.named("post.b")).opened();

        office.post(0, 200);
        office.drain();

        assertThat(office.brought("post.a")).containsExactlyInAnyOrderElementsOf(upTo(200));
        assertThat(office.brought("post.b")).containsExactlyInAnyOrderElementsOf(upTo(200));
    }

    @Test
    void keepTheOrderOfAKey() {
        var office = post.office("one", Carrier.named("post.a").ordered()).opened();

        office.post(0, 300);
        office.drain();

        for (int street = 0; street < 10; street++) {
            int first = street;
            assertThat(office.brought("post.a", "S" + street))
                    .isEqualTo(upTo(300).stream().filter(n -> n % 10 == first).toList());
        }
    }

    @Test
    void runOutsideOfATransactionWhereTheEffectsAreElsewhere() {
        var seen = new ConcurrentLinkedQueue<Letter>();
        var outside =
                Carrier.named("post.a")
                        .outside()
                        .doing((office, carrier, letter) -> {
                            office.transactions().run(() -> office.write(carrier, letter));
                            seen.add(letter);
                        });
        var office = post.office("one", outside).opened();

        office.post(0, 100);
        office.drain();

        assertThat(seen).hasSize(100);
        assertThat(office.brought("post.a")).containsExactlyInAnyOrderElementsOf(upTo(100));
        assertThat(office.ask("select count(*) from unisono.done", Long.class)).containsExactly(0L);
    }

    @Test
    void leaveOutWhatAListenerDoesNotWant() {
        var office =
                post.office("one", Carrier.named("post.a").when(letter -> letter.number() % 2 == 0))
                        .opened();

        office.post(0, 20);
        office.drain();

        assertThat(office.brought("post.a")).hasSize(10).allMatch(number -> number % 2 == 0);
    }

    @Test
    void leaveOutWhatWasRolledBack() {
        var office = post.office("one", Carrier.named("post.a")).opened();

        var outcome =
                office.transactions()
                        .outcome(() -> {
                            office.emit(PostApi.POSTED, new Letter(1, "S1"));
                            throw new IllegalStateException("torn up");
                        });
        office.post(2, "S2");
        office.drain();

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(office.brought("post.a")).containsExactly(2);
    }

    @Test
    void waitForWhatADeliveryLeadsTo() {
        var first =
                Carrier.named("post.a")
                        .doing((office, carrier, letter) -> {
                            office.write(carrier, letter);
                            office.emit(PostApi.BROUGHT, letter);
                        });
        var second = Carrier.named("post.b").hearing(PostApi.BROUGHT);
        var office = post.office("one", first, second).opened();

        office.post(0, 50);
        office.drain();

        assertThat(office.brought("post.b")).containsExactlyInAnyOrderElementsOf(upTo(50));
    }

    @Test
    void goOnWhereTheyWereAfterTheyWereStopped() {
        var office =
                post.office("one", Carrier.named("post.a").ordered(), Carrier.named("post.b"))
                        .opened();
        office.post(0, 50);
        office.shut();
        office.post(50, 100);
        var before = office.brought("post.a").size();

        office.opened();
        office.drain();

        assertThat(before).isLessThanOrEqualTo(50);
        assertThat(office.brought("post.a")).containsExactlyInAnyOrderElementsOf(upTo(100));
        assertThat(office.brought("post.b")).containsExactlyInAnyOrderElementsOf(upTo(100));
    }

    @Test
    void areInterruptedWhenTheyDoNotEndInTimeAndRunAgain() throws InterruptedException {
        var began = new CountDownLatch(1);
        var first = new AtomicBoolean(true);
        var carrier =
                Carrier.named("post.a")
                        .doing((office, name, letter) -> {
                            office.write(name, letter);
                            if (first.getAndSet(false)) {
                                began.countDown();
                                Thread.sleep(PostOffice.LONG);
                            }
                        });
        var office = post.office("one", carrier).opened();
        office.post(1, "S1");
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();

        long stoppedAt = System.nanoTime();
        office.deliveries().stop(Duration.ofMillis(300));
        var took = Duration.ofNanos(System.nanoTime() - stoppedAt);
        office.opened();
        office.drain();

        assertThat(took).isLessThan(Duration.ofSeconds(8));
        assertThat(office.brought("post.a")).containsExactly(1);
        assertThat(office.ask("select count(*) from unisono.attempt", Long.class))
                .containsExactly(0L);
    }

    @Test
    void beginNowOrAtTheStartForAListenerThatIsNew() {
        var early = post.office("one");
        early.post(0, 10);
        var office =
                post.office(
                                "two",
                                Carrier.named("post.now"),
                                Carrier.named("post.start").fromStart())
                        .opened();

        office.post(10, 15);
        office.drain();

        assertThat(office.brought("post.now")).containsExactlyInAnyOrder(10, 11, 12, 13, 14);
        assertThat(office.brought("post.start")).containsExactlyInAnyOrderElementsOf(upTo(15));
    }

    static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }
}
