package unisono.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.commands.CommandOutcome.Failed;
import unisono.commands.CommandOutcome.Pending;
import unisono.commands.CommandOutcome.Refused;
import unisono.commands.CommandOutcome.Succeeded;
import unisono.commands.Till.Count;
import unisono.commands.Till.Pay;
import unisono.commands.Till.Print;
import unisono.commands.Till.Receipt;
import unisono.commands.Till.TillApi;
import unisono.commands.internal.Tidyings;
import unisono.data.DeliveryState;
import unisono.events.Origin;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// Commands that are done later, by any node.
final class StoreTests {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int JAMMED = 13;

    private final TestDatabase database = TestPostgres.createDatabase();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicBoolean jammed = new AtomicBoolean(true);
    private final TillNode.Plan plan =
            TillNode.Plan.QUIET
                    .paying(pay -> jam(pay.cents()))
                    .printing(_ -> attempts.incrementAndGet());
    private final TillNode node = new TillNode("one", database, plan);

    private void jam(int cents) {
        attempts.incrementAndGet();
        if (cents == JAMMED && jammed.get()) {
            throw new IllegalStateException("The drawer is jammed");
        }
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void areDoneWithTheirResultOnceTheirTransactionHasCommitted() throws InterruptedException {
        node.opened();
        var stored = node.bus().store(TillApi.PAY, new Pay("A", 100));

        assertThat(stored.await(LONG)).isEqualTo(new Succeeded<>(new Receipt("A", 100)));
        assertThat(stored.outcome()).isEqualTo(new Succeeded<>(new Receipt("A", 100)));
        assertThat(node.done()).containsExactly("paid 100");
        assertThat(node.ask("select name from unisono.event order by position", String.class))
                .containsExactly("till.pay", "till.paid");
    }

    @Test
    void areNotThereWhenTheirTransactionRollsBack() {
        node.opened();
        var ids = new UUID[1];
        assertThatThrownBy(() ->
                        node.transactions()
                                .run(() -> {
                                    ids[0] = node.bus().store(TillApi.PAY, new Pay("A", 100)).id();
                                    throw new IllegalStateException("All of it");
                                }))
                .hasMessage("All of it");

        assertThatThrownBy(() -> node.bus().stored(TillApi.PAY, ids[0]).outcome())
                .isInstanceOf(CommandException.class)
                .hasMessage(
                        "There is no stored command %s. It was never stored, or ended more than 7 days ago; ask with the id that store(...) returned."
                                .formatted(ids[0]));
        assertThat(node.deliveries().drain(LONG)).isEmpty();
        assertThat(node.done()).isEmpty();
    }

    @Test
    void arePendingUntilSomeNodeDelivers() throws InterruptedException {
        var stored = node.bus().store(TillApi.PAY, new Pay("A", 100));
        assertThat(stored.await(SHORT)).isEqualTo(new Pending<>(0, null));

        try (var other = new TillNode("two", database, plan).opened()) {
            assertThat(stored.await(LONG).orThrow().cents()).isEqualTo(100);
            assertThat(other.bus().stored(TillApi.PAY, stored.id()).outcome())
                    .isEqualTo(stored.outcome());
        }

        assertThat(node.ask("select node from till.deed", String.class)).containsExactly("two");
    }

    @Test
    void areAnEndWhenTheyAreRefusedAndNotTriedAgain() throws InterruptedException {
        node.opened();
        var refused = node.bus().store(TillApi.PAY, new Pay("A", 0)).await(LONG);

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> {
                            assertThat(it.refusal()).hasMessage("Nothing was paid.");
                            assertThat(it.refusal().rule()).isEqualTo("amount-above-zero");
                        });
        assertThat(node.deliveries().drain(LONG)).isEmpty();
        assertThat(node.ask("select count(*) from unisono.delivery", Long.class))
                .containsExactly(0L);
    }

    @Test
    void areKeptWithTheirFailureWhenTheyCannotBeDoneAndDoneWhenSomebodyRetries()
            throws InterruptedException {
        node.opened();
        var stored = node.bus().store(TillApi.PAY, new Pay("A", JAMMED));

        var failed = stored.await(LONG);

        assertThat(failed)
                .isInstanceOfSatisfying(
                        Failed.class,
                        it ->
                                assertThat(it.failure())
                                        .isInstanceOfSatisfying(
                                                CommandFailed.class,
                                                why -> {
                                                    assertThat(why.type())
                                                            .isEqualTo(
                                                                    "java.lang.IllegalStateException");
                                                    assertThat(why)
                                                            .hasMessage("The drawer is jammed");
                                                    assertThat(why.at()).isNotNull();
                                                }));
        assertThat(attempts).hasValue(3);
        assertThat(node.done()).isEmpty();
        var dead = node.deliveries().list(Optional.of(DeliveryState.DEAD), 10);
        assertThat(dead)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.listener()).isEqualTo("till.pay");
                    jammed.set(false);
                    assertThat(node.deliveries().retry("till.pay", it.position())).isTrue();
                });
        assertThat(stored.await(LONG).orThrow().cents()).isEqualTo(JAMMED);
    }

    @Test
    void tellHowOftenTheyFailedMeanwhile() throws InterruptedException {
        try (var patient =
                new TillNode(
                                "two",
                                database,
                                TillNode.Plan.QUIET.counting(_ -> {
                                    throw new IllegalStateException("Miscounted\nby 3");
                                }))
                        .opened()) {
            var stored = patient.bus().store(TillApi.COUNT, new Count("A"));
            CommandOutcome<NoResult> outcome = stored.outcome();
            long end = System.nanoTime() + LONG.toNanos();
            while (outcome instanceof Pending<NoResult>(int failures, _)
                    && failures == 0
                    && System.nanoTime() - end < 0) {
                outcome = stored.await(SHORT);
            }

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Pending.class,
                            it -> {
                                assertThat(it.attempts()).isPositive();
                                assertThat(it.last()).isNotNull().hasMessage("Miscounted\nby 3");
                            });
        }
    }

    @Test
    void areDoneInTheOrderOfTheirKey() throws InterruptedException {
        node.opened();
        var last =
                IntStream.rangeClosed(1, 20)
                        .mapToObj(cents -> node.bus().store(TillApi.PAY, new Pay("A", 100 + cents)))
                        .toList()
                        .getLast();

        last.await(LONG).orThrow();

        assertThat(node.done())
                .isEqualTo(IntStream.rangeClosed(101, 120).mapToObj("paid %d"::formatted).toList());
    }

    @Test
    void runInNoTransactionWhereTheyAreBoundSo() throws InterruptedException {
        node.opened();
        var stored = node.bus().once("key").store(TillApi.PRINT, new Print("A", "Thanks"));

        assertThat(stored.await(LONG)).isEqualTo(new Succeeded<>(NoResult.NO_RESULT));
        assertThat(node.printed()).containsExactly("Thanks");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void keepOriginAndCauseAndAreTheCauseOfWhatFollows() throws InterruptedException {
        node.opened();
        var stored =
                Origin.call(
                        new Origin("ann", "north", null),
                        () -> node.bus().store(TillApi.PAY, new Pay("A", 100)));
        stored.await(LONG);

        assertThat(
                        node.ask(
                                "select actor || ' ' || tenant || ' ' || cause || ' ' || correlation from unisono.event where name = 'till.paid'",
                                String.class))
                .containsExactly("ann north %1$s %1$s".formatted(stored.id()));
    }

    @Test
    void areLeftToANodeThatKnowsTheirVersion() throws InterruptedException {
        var stored = node.bus().store(TillApi.PAY, new Pay("A", 100));
        node.sql("alter table unisono.event disable trigger user");
        node.sql("update unisono.event set version = 2");

        node.opened();

        assertThat(stored.await(LONG.dividedBy(10))).isInstanceOf(Pending.class);
        assertThat(node.deliveries().list(Optional.empty(), 10))
                .extracting(it -> it.state())
                .containsExactly(DeliveryState.SUSPENDED);
        assertThat(node.done()).isEmpty();
    }

    @Test
    void areLeftToANodeThatHandlesThem() throws InterruptedException {
        node.opened();
        var later = new TillNode("later", database, plan.more(new Till.LaterCommands()));
        try (later) {
            var stored = later.bus().store(Till.AUDIT, new Count("A"));
            assertThat(stored.await(SHORT)).isEqualTo(new Pending<>(0, null));
            assertThat(node.done()).isEmpty();

            later.opened();

            assertThat(stored.await(LONG).orThrow()).isEqualTo(NoResult.NO_RESULT);
        }
        assertThat(node.ask("select node from till.deed", String.class)).containsExactly("later");
    }

    @Test
    void areAskedForByTheirOwnNameAndOutsideTransactions() {
        var stored = node.bus().store(TillApi.PAY, new Pay("A", 100));

        assertThatThrownBy(() -> node.bus().stored(TillApi.COUNT, stored.id()).outcome())
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("is till.pay, and was asked for as till.count");
        assertThatThrownBy(() -> node.transactions().run(() -> stored.await(LONG)))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("was awaited inside a transaction");
    }

    @Test
    void areForgottenAfterAWeekLaneByLane() throws InterruptedException {
        node.opened();
        var old = node.bus().store(TillApi.PAY, new Pay("A", 100));
        old.await(LONG);
        Tidyings.tidy(node.application());
        assertThat(old.outcome().isOver()).isTrue();

        node.sql("update unisono.command set at = at - interval '8 days'");
        node.sql("update unisono.command_result set at = at - interval '8 days'");
        Tidyings.tidy(node.application());

        assertThat(
                        node.ask(
                                "select (select count(*) from unisono.command) + (select count(*) from unisono.command_result)",
                                Long.class))
                .isEqualTo(List.of(0L));
    }
}
