package unisono.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.commands.Till.Count;
import unisono.commands.Till.Pay;
import unisono.commands.Till.Print;
import unisono.commands.Till.Receipt;
import unisono.commands.Till.TillApi;
import unisono.data.IncomingChanged;
import unisono.events.Origin;
import unisono.events.Refusal;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// Commands under a key.
final class OnceTests {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pay PAY = new Pay("A", 100);

    private final TestDatabase database = TestPostgres.createDatabase();
    private final AtomicInteger payments = new AtomicInteger();
    private final TillNode node =
            new TillNode(
                    "one", database, TillNode.Plan.QUIET.paying(_ -> payments.incrementAndGet()));
    private final CommandBus bus = node.bus().once("key 1");

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void areDoneOnceAndAnsweredTheSame() {
        var first = bus.send(TillApi.PAY, PAY);
        var second = bus.send(TillApi.PAY, new Pay("A", 100));

        assertThat(second).isEqualTo(first).isEqualTo(new Receipt("A", 100));
        assertThat(payments).hasValue(1);
        assertThat(node.done()).hasSize(1);
        assertThat(bus.send(TillApi.COUNT, new Count("A"))).isEqualTo(NoResult.NO_RESULT);
        assertThat(bus.send(TillApi.COUNT, new Count("A"))).isEqualTo(NoResult.NO_RESULT);
        assertThat(node.done()).containsExactly("paid 100", "counted A");
    }

    @Test
    void areDoneOnceWhenManyComeAtTheSameTime() throws Exception {
        int many = 6;
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    IntStream.range(0, many)
                            .mapToObj(_ ->
                                    threads.submit(() -> {
                                        go.await();
                                        return bus.send(TillApi.PAY, PAY);
                                    }))
                            .toList();
            go.countDown();
            for (var answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(new Receipt("A", 100));
            }
        }

        assertThat(payments).hasValue(1);
    }

    @Test
    void areRefusedWithOtherContentAndBelongToTheirActor() {
        bus.send(TillApi.PAY, PAY);

        assertThatThrownBy(() -> bus.send(TillApi.PAY, new Pay("A", 200)))
                .isInstanceOf(IncomingChanged.class);
        var anns =
                Origin.call(
                        new Origin("ann", null, null),
                        () -> bus.send(TillApi.PAY, new Pay("A", 200)));
        assertThat(anns.cents()).isEqualTo(200);
    }

    @Test
    void areTriedAgainWhenTheyWereRefused() {
        var nothing = new Pay("A", 0);
        assertThatThrownBy(() -> bus.send(TillApi.PAY, nothing)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> bus.send(TillApi.PAY, nothing)).isInstanceOf(Refusal.class);

        assertThat(bus.send(TillApi.PAY, PAY).cents()).isEqualTo(100);
    }

    @Test
    void areDoneOnceWhenTheyRunBeside() throws InterruptedException {
        var first = bus.submit(TillApi.PAY, PAY, LIMIT);
        var second = bus.submit(TillApi.PAY, PAY, LIMIT);

        assertThat(first.await().orThrow()).isEqualTo(second.await().orThrow());
        assertThat(payments).hasValue(1);
    }

    @Test
    void areStoredOnceAndAwaitedByBoth() throws InterruptedException {
        node.opened();

        var first = bus.store(TillApi.PAY, PAY);
        var second = bus.store(TillApi.PAY, PAY);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.await(LIMIT).orThrow()).isEqualTo(new Receipt("A", 100));
        assertThat(payments).hasValue(1);
        assertThatThrownBy(() -> bus.store(TillApi.PAY, new Pay("A", 200)))
                .isInstanceOf(IncomingChanged.class);
    }

    @Test
    void areStoredOnceWhenManyComeAtTheSameTime() throws Exception {
        node.opened();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ids =
                    IntStream.range(0, 6)
                            .mapToObj(_ -> threads.submit(() -> bus.store(TillApi.PAY, PAY).id()))
                            .toList();
            var first = ids.getFirst().get();
            for (var id : ids) {
                assertThat(id.get()).isEqualTo(first);
            }
            node.bus().stored(TillApi.PAY, first).await(LIMIT);
        }

        assertThat(payments).hasValue(1);
    }

    @Test
    void areNotDoneASecondTimeInAnotherWay() {
        var stored = bus.store(TillApi.PAY, PAY);
        node.bus().once("key 2").send(TillApi.PAY, PAY);

        assertThatThrownBy(() -> bus.send(TillApi.PAY, PAY))
                .isInstanceOf(CommandException.class)
                .hasMessage(
                        "till.pay was stored under this key before, as %s, and is not done a second time. Await that one, or give what is new a key of its own."
                                .formatted(stored.id()));
        assertThatThrownBy(() -> node.bus().once("key 2").store(TillApi.PAY, PAY))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("till.pay was sent under this key before");
    }

    @Test
    void needATransactionWhereTheyAreSent() {
        assertThatThrownBy(() -> bus.send(TillApi.PRINT, new Print("A", "Thanks")))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("Store it: once(key).store(...).");
        assertThat(node.printed()).isEmpty();
    }

    @Test
    void haveAKeyThatIsOne() {
        assertThatThrownBy(() -> node.bus().once("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> node.bus().once("x".repeat(CommandBus.KEY_MAX + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
