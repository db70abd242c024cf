package unisono.sagas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.events.Origin;
import unisono.sagas.Shop.Deadlines;
import unisono.sagas.Shop.Fulfilment;
import unisono.sagas.ShopNode.Plan;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// Processes on one node or two that go on.
final class ProcessTests {
    private final TestDatabase database = TestPostgres.createDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    private ShopNode node(Plan plan) {
        return new ShopNode("one", database, plan).opened();
    }

    @Test
    void goFromEventToEventUntilTheyAreDone() throws Exception {
        try (var node = node(Plan.QUIET)) {
            node.counter().order("B7");
            node.drained();
            var waiting = node.details("B7");
            assertThat(waiting.process().waitsFor()).isEqualTo("the payment");
            assertThat(waiting.state()).isEqualTo("{\"order\":\"B7\",\"paid\":false}");
            assertThat(waiting.timer()).isNotNull();
            assertThat(waiting.undos())
                    .extracting(SagaDetails.Undo::command)
                    .containsExactly("shop.apologize", "shop.release");

            node.counter().capture("B7");
            node.drained();

            assertThat(node.done()).containsExactly("reserved B7", "shipped B7");
            var done = node.details("B7");
            assertThat(done.process().status()).isEqualTo(SagaStatus.DONE);
            assertThat(done.process().steps()).isEqualTo(3);
            assertThat(done.process().ended()).isNotNull();
            assertThat(done.timer()).isNull();
            assertThat(node.processes().find("B7"))
                    .hasValue(new SagaState<>(new Fulfilment("B7", true), SagaStatus.DONE, 3));
        }
    }

    @Test
    void areTakenBackInReverseOrderWhenTheyTakeTooLong() throws Exception {
        try (var node = node(Plan.QUIET.neverShips())) {
            node.counter().order("B7");
            node.counter().capture("B7");
            node.drained();
            node.instance(Deadlines.class).hasten("B7");
            awaitEnd(node, "B7");
            node.drained();

            assertThat(node.done())
                    .containsExactly("reserved B7", "shipped B7", "refunded B7", "released B7");
            assertThat(node.told()).containsExactly("sorry for B7");
            assertThat(node.details("B7").process().status()).isEqualTo(SagaStatus.COMPENSATED);
            assertThat(node.details("B7").process().reason()).isEqualTo("not shipped in time");
        }
    }

    @Test
    void areTakenBackAsAWholeOrNotAtAll() throws Exception {
        var failures = new AtomicInteger();
        var plan =
                Plan.QUIET
                        .neverShips()
                        .incident(what -> {
                            if (what.startsWith("released") && failures.incrementAndGet() < 3) {
                                throw new IllegalStateException("Nobody is at the warehouse");
                            }
                        });
        try (var node = node(plan)) {
            node.counter().order("B7");
            node.counter().capture("B7");
            node.drained();
            node.instance(Deadlines.class).hasten("B7");
            awaitEnd(node, "B7");
            node.drained();

            assertThat(failures).hasValue(3);
            assertThat(node.done())
                    .containsExactly("reserved B7", "shipped B7", "refunded B7", "released B7");
            assertThat(node.heard()).endsWith(Stepped.STEPPED);
        }
    }

    private static void awaitEnd(ShopNode node, String order) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            var found = node.processes().find(order);
            if (found.isPresent() && found.get().status() != SagaStatus.RUNNING) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError(order + " did not end");
    }

    @Test
    void rollBackStateAndCommandsWithAListenerThatThrows() throws Exception {
        var failures = new AtomicInteger();
        var plan =
                Plan.QUIET.incident(what -> {
                    if (what.startsWith("reserved") && failures.incrementAndGet() < 3) {
                        throw new IllegalStateException("The warehouse is dark");
                    }
                });
        try (var node = node(plan)) {
            node.counter().order("B7");
            node.counter().capture("B7");
            node.drained();

            assertThat(failures).hasValue(3);
            assertThat(node.done()).containsExactly("reserved B7", "shipped B7");
            assertThat(node.details("B7").process().steps()).isEqualTo(3);
        }
    }

    @Test
    void passOverLateAndUnknownEventsAndTellThem() throws Exception {
        try (var node = node(Plan.QUIET)) {
            node.counter().order("B7");
            node.counter().capture("B7");
            node.drained();
            node.counter().capture("B7");
            node.counter().capture("B8");
            node.drained();

            assertThat(node.heard())
                    .containsExactlyInAnyOrder(
                            Stepped.STEPPED, Stepped.STEPPED, Stepped.ENDED, Stepped.UNKNOWN);
            assertThat(node.details("B7").process().late()).isEqualTo(1);
            assertThat(node.book().find("shop.fulfilment", "B8", null)).isEmpty();
            assertThat(node.done()).containsExactly("reserved B7", "shipped B7");
            assertThat(node.processes().begin("B7", Fulfilment.begun("B7"))).isFalse();
        }
    }

    @Test
    void keepTheirOrderBesideEachOtherOnTwoNodes() throws Exception {
        try (var one = node(Plan.QUIET);
                var _ = new ShopNode("two", database, Plan.QUIET).opened()) {
            IntStream.range(0, 40).forEach(i -> one.counter().order("B" + i));
            IntStream.range(0, 40).forEach(i -> one.counter().capture("B" + i));
            one.drained();

            assertThat(one.done()).hasSize(80).doesNotHaveDuplicates();
            assertThat(one.book().list(SagaQuery.ALL, 100))
                    .hasSize(40)
                    .allMatch(it -> it.status() == SagaStatus.DONE && it.steps() == 3);
            assertThat(one.ask("select distinct node from shop.deed", String.class))
                    .isSubsetOf("one", "two");
        }
    }

    @Test
    void areApartForEachTenant() {
        try (var node = new ShopNode("one", database, Plan.QUIET)) {
            var north = new Origin(null, "north", null);
            assertThat(node.processes().begin("B7", Fulfilment.begun("B7"))).isTrue();
            assertThat(
                            Origin.<Optional<?>, RuntimeException>call(
                                    north, () -> node.processes().find("B7")))
                    .isEmpty();

            Origin.run(
                    north,
                    () -> {
                        var _ = node.processes().begin("B7", Fulfilment.begun("B7"));
                        var _ = node.processes().step("B7", Fulfilment::shipped);
                    });

            assertThat(node.details("B7").process().status()).isEqualTo(SagaStatus.RUNNING);
            assertThat(node.book().find("shop.fulfilment", "B7", "north"))
                    .hasValueSatisfying(
                            it -> assertThat(it.process().status()).isEqualTo(SagaStatus.DONE));
        }
    }

    @Test
    void areListedByTypeStatusAndAge() {
        try (var node = new ShopNode("one", database, Plan.QUIET)) {
            var _ = node.processes().begin("B7", Fulfilment.begun("B7"));
            var _ = node.processes().begin("B8", Fulfilment.begun("B8").done());
            node.sql(
                    "update unisono_sagas.process set begun = begun - interval '2h' where id = 'B8'");

            var old = new SagaQuery(null, null, Duration.ofHours(1));
            var running = new SagaQuery("shop.fulfilment", SagaStatus.RUNNING, null);
            assertThat(node.book().list(old, 9)).extracting(SagaProcess::id).containsExactly("B8");
            assertThat(node.book().list(running, 9))
                    .extracting(SagaProcess::id)
                    .containsExactly("B7");
            assertThat(node.book().list(SagaQuery.ALL, 1))
                    .extracting(SagaProcess::id)
                    .containsExactly("B8");
            assertThat(node.book().list(new SagaQuery("shop.other", null, null), 9)).isEmpty();
            assertThat(node.book().types()).containsExactly("shop.fulfilment");
            assertThatThrownBy(() -> node.book().list(SagaQuery.ALL, 0))
                    .hasMessage("The limit 0 is not from 1 to 10000.");
        }
    }
}
