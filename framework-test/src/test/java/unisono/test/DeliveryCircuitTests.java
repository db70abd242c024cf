package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DeliveryState;
import unisono.data.ListenerCircuit;
import unisono.data.ListenerCircuit.State;
import unisono.data.StoppedDelivery;
import unisono.test.Post.Letter;

/// What durable listeners do about failures of certain classes, and while what they talk to is
/// down.
final class DeliveryCircuitTests {
    private final Post post = new Post();
    private final Logged logged = new Logged();
    private final Queue<Integer> told = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean down;
    private volatile int dead = -1;

    @AfterEach
    void close() {
        logged.close();
        post.close();
    }

    @Test
    void useTheAttemptsOfTheirFailuresClass() {
        var carrier =
                Carrier.named("post.a")
                        .attempts(2)
                        .saying(binding ->
                                binding.neverRetryOn(UnsupportedOperationException.class)
                                        .retryOn(
                                                IllegalStateException.class,
                                                4,
                                                Duration.ofMillis(5)))
                        .doing((_, _, letter) -> {
                            throw switch (letter.number()) {
                                case 0 -> new UnsupportedOperationException();
                                case 1 -> new RuntimeException(new IllegalStateException());
                                default -> new IllegalArgumentException();
                            };
                        });
        var office = post.office("one", carrier).opened();

        office.post(0, 3);
        office.drain();

        assertThat(stopped(office))
                .extracting(StoppedDelivery::attempts)
                .containsExactlyInAnyOrder(1, 4, 2);
        assertThat(stopped(office))
                .extracting(StoppedDelivery::state)
                .containsOnly(DeliveryState.DEAD);
    }

    @Test
    void waitWithoutAnAttemptOrARowWhileWhatTheyTalkToIsDown() {
        down = true;
        var office = post.office("one", teller("post.a").ordered()).opened();

        office.post(0, 100);
        until(() -> circuit(office).state() != State.CLOSED);
        pause(Duration.ofMillis(600));
        int callsWhileDown = calls.get();
        var circuit = circuit(office);

        assertThat(told).isEmpty();
        assertThat(stopped(office)).isEmpty();
        assertThat(count(office, "unisono.attempt")).isZero();
        assertThat(office.deliveries().lags().getFirst().unread()).isEqualTo(100);
        assertThat(circuit.failure()).contains("ConnectException: nobody there");
        assertThat(callsWhileDown).isLessThan(40);
        down = false;
        office.drain();
        assertThat(told).containsExactlyInAnyOrderElementsOf(DurableDeliveryTests.upTo(100));
        for (int street = 0; street < 10; street++) {
            int number = street;
            assertThat(told.stream().filter(letter -> letter % 10 == number).toList()).isSorted();
        }
        assertThat(circuit(office).state()).isEqualTo(State.CLOSED);
        assertThat(logged.messages())
                .filteredOn(message -> message.contains("post.a waits on this node"))
                .hasSize(1);
        System.out.printf("down: %d calls, nothing written%n", callsWhileDown);
    }

    @Test
    void openAgainByThemselvesWhenEffectsAreInTheDatabaseToo() {
        down = true;
        var carrier =
                Carrier.named("post.a")
                        .ordered()
                        .batched(10)
                        .saying(binding -> binding.pauseOn(ConnectException.class))
                        .doing((office, name, letter) -> {
                            office.write(name, letter);
                            call(letter);
                        });
        var office = post.office("one", carrier).opened();
        office.post(0, 100);
        until(() -> circuit(office).state() != State.CLOSED);

        down = false;
        office.drain();

        assertThat(office.brought("post.a")).hasSize(100).doesNotHaveDuplicates();
        for (int street = 0; street < 10; street++) {
            assertThat(office.brought("post.a", "S" + street)).isSorted();
        }
        assertThat(count(office, "unisono.attempt")).isZero();
    }

    @Test
    void areNotStoppedByOneWhoseOtherSideAloneIsDead() {
        dead = 3;
        var office = post.office("one", teller("post.a").ordered().attempts(3)).opened();

        office.post(0, 200);
        until(() -> told.size() == 180);
        // Each later success is a witness against the one that fails.
        for (int letter = 200; !isDead(office) && letter < 400; letter++) {
            office.post(letter, "S" + letter % 3);
            pause(Duration.ofMillis(20));
        }

        assertThat(stopped(office).getFirst().state()).isEqualTo(DeliveryState.DEAD);
        assertThat(stopped(office).getFirst().attempts()).isEqualTo(3);
        assertThat(told).noneMatch(letter -> letter % 10 == 3 && letter < 200);
    }

    @Test
    void tryAnotherOneFirstWhenTheOneThatFailedMayBeToBlame() {
        dead = 3;
        var office = post.office("one", teller("post.a")).opened();
        office.post(3, "S3");
        until(() -> circuit(office).state() != State.CLOSED);

        office.post(4, "S4");
        until(() -> told.contains(4));

        until(() -> count(office, "unisono.attempt") > 0);
        assertThat(stopped(office)).hasSize(1);
    }

    @Test
    void goOnWhenTheProbeFailsInAnotherWay() {
        down = true;
        var carrier =
                Carrier.named("post.a")
                        .outside()
                        .attempts(1)
                        .doing((_, _, letter) -> {
                            call(letter);
                            throw new IllegalStateException("refused");
                        });
        var office = post.office("one", carrier).opened();
        office.post(0, 10);
        until(() -> circuit(office).state() != State.CLOSED);

        down = false;
        office.drain();

        assertThat(stopped(office)).hasSize(10);
        assertThat(circuit(office).state()).isEqualTo(State.CLOSED);
    }

    private Carrier teller(String name) {
        return Carrier.named(name)
                .outside()
                .doing((_, _, letter) -> {
                    call(letter);
                    told.add(letter.number());
                });
    }

    private void call(Letter letter) {
        calls.incrementAndGet();
        if (down || letter.number() == dead) {
            throw new UncheckedIOException(new ConnectException("nobody there"));
        }
    }

    private static boolean isDead(PostOffice office) {
        return stopped(office).stream().anyMatch(one -> one.state() == DeliveryState.DEAD);
    }

    private static ListenerCircuit circuit(PostOffice office) {
        return office.deliveries().circuits().getFirst();
    }

    private static List<StoppedDelivery> stopped(PostOffice office) {
        return office.deliveries().list(Optional.empty(), 100);
    }

    private static long count(PostOffice office, String table) {
        return office.ask("select count(*) from " + table, Long.class).getFirst();
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PostOffice.LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            pause(Duration.ofMillis(2));
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
