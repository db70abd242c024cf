package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unisono.test.LendingBranch.until;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.events.EventException;
import unisono.events.Origin;
import unisono.test.Lending.Book;
import unisono.test.Lending.LendingApi;

/// Emissions in the future on one node.
final class PlannedEmissionTests {
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LATER = Duration.ofDays(1);

    private final Lending lending = new Lending();
    private final Logged logged = new Logged();

    @AfterEach
    void close() {
        lending.close();
        logged.close();
    }

    @Test
    void areHeardByAllTheirListenersWhenTheyAreDueAndThenGone() throws Exception {
        var branch = lending.branch("one", LendingBranch.Plan::reminding).opened();

        branch.remindAfter(SOON, "Emma");
        until(() -> branch.done().size() == 2);

        assertThat(branch.done()).containsExactly("Emma", "durably Emma");
        assertThat(branch.logged("lending.overdue")).isOne();
        assertThat(branch.schedules().list(false, 10)).isEmpty();
    }

    @Test
    void areEmittedInTime() throws Exception {
        var branch = lending.branch("one").opened();
        branch.remindAfter(Duration.ZERO, "warm");
        until(() -> branch.done().size() == 1);

        branch.remindAfter(Duration.ofMillis(400), "Emma");
        until(() -> branch.done().size() == 2);
        var late =
                branch.ask(
                        "select (1000 * extract(epoch from e.time - f.time))::int from unisono.event e, unisono.event f where f.position < e.position",
                        Integer.class);

        System.out.printf("emitted after %s ms instead of 400%n", late);
        assertThat(late.getFirst()).isBetween(390, 1_400);
    }

    @Test
    void areUndoneWithTheTransactionThatPlansThem() {
        var branch = lending.branch("one");

        assertThatThrownBy(() ->
                        branch.transactions()
                                .run(() -> {
                                    branch.desk().lend("Emma");
                                    throw new IllegalStateException("no card");
                                }))
                .hasMessage("no card");

        assertThat(branch.schedules().list(false, 10)).isEmpty();
    }

    @Test
    void areRefusedOutsideATransaction() {
        var branch = lending.branch("one");
        var emitter = branch.emitter();

        assertThatThrownBy(
                        () -> emitter.emitAt(Instant.now(), LendingApi.OVERDUE, new Book("Emma")))
                .isInstanceOf(EventException.class)
                .hasMessage(
                        "lending.overdue was emitted by Desk for later, outside a transaction. It is stored with the change that plans it: wrap both in transactions.run(...).");
        assertThatThrownBy(() -> branch.desk().giveBack("Emma"))
                .isInstanceOf(EventException.class)
                .hasMessage(
                        "The timer \"Emma\" of Desk is to be cancelled outside a transaction. It belongs to the change that is its reason: wrap both in transactions.run(...).");
    }

    @Test
    void haveANameByWhichTheirEmitterSetsThemAnewMovesThemAndTakesThemBack() {
        var branch = lending.branch("one");
        var transactions = branch.transactions();

        transactions.run(() -> branch.desk().lend("Emma"));
        transactions.run(() -> branch.desk().lend("Emma"));
        var in = Instant.now().plus(LATER);
        boolean moved = transactions.call(() -> branch.emitter().timer("Emma").moveTo(in));
        var pending = branch.schedules().list(false, 10);

        assertThat(moved).isTrue();
        assertThat(pending).hasSize(1);
        assertThat(pending.getFirst().due()).isCloseTo(in, within());
        assertThat(branch.schedules().find("lending", "Emma")).contains(pending.getFirst());
        assertThat(
                        transactions.<Boolean, RuntimeException>call(
                                () -> branch.desk().giveBack("Emma")))
                .isTrue();
        assertThat(
                        transactions.<Boolean, RuntimeException>call(
                                () -> branch.desk().giveBack("Emma")))
                .isFalse();
        assertThat(branch.schedules().list(false, 10)).isEmpty();
    }

    private static org.assertj.core.data.TemporalUnitOffset within() {
        return new org.assertj.core.data.TemporalUnitWithinOffset(
                1, java.time.temporal.ChronoUnit.MILLIS);
    }

    @Test
    void canBeMovedForwardByAnOperator() throws Exception {
        var branch = lending.branch("one").opened();
        branch.remindAfter(LATER, "Emma");
        branch.remindAfter(LATER, "Persuasion");
        var pending = branch.schedules().list(false, 10);

        boolean moved = branch.schedules().reschedule(pending.getFirst().id(), Instant.now());
        boolean cancelled = branch.schedules().cancel(pending.getLast().id());
        until(() -> !branch.done().isEmpty());

        assertThat(List.of(moved, cancelled)).containsExactly(true, true);
        assertThat(branch.done()).containsExactly("Emma");
        assertThat(branch.schedules().cancel(pending.getFirst().id())).isFalse();
        assertThat(branch.schedules().reschedule(pending.getLast().id(), Instant.now())).isFalse();
    }

    @Test
    void keepTheirCauseAndOrigin() throws Exception {
        var branch =
                lending.branch(
                        "one",
                        plan ->
                                plan.reacting((self, book) -> {
                                    self.write(book);
                                    self.emitter()
                                            .emitAfter(SOON, LendingApi.REMINDED, new Book("!"));
                                }));
        branch.opened();

        Origin.run(new Origin("ann", "north", null), () -> branch.remindAfter(SOON, "Emma"));
        until(() -> branch.logged("lending.reminded") == 1);

        assertThat(
                        branch.ask(
                                "select count(*) from unisono.event e join unisono.event c on c.id = e.cause and c.id = e.correlation where e.name = 'lending.reminded' and c.name = 'lending.overdue' and e.actor = 'ann' and c.tenant = 'north'",
                                Long.class))
                .containsExactly(1L);
    }

    @Test
    void areTriedAgainWhenTheyFailWithoutHinderingOthers() throws Exception {
        var failing = new AtomicInteger(3);
        var branch =
                lending.branch(
                        "one",
                        plan ->
                                plan.reacting((self, book) -> {
                                    self.write(book);
                                    if (book.title().equals("Emma")
                                            && failing.getAndDecrement() > 0) {
                                        throw new IllegalStateException("no paper");
                                    }
                                }));
        branch.opened();

        branch.remindAfter(Duration.ZERO, "Emma");
        branch.remindAfter(SOON, "Persuasion");
        until(() -> branch.done().size() == 2);

        assertThat(branch.done()).containsExactlyInAnyOrder("Emma", "Persuasion");
        assertThat(logged.messages())
                .filteredOn(line -> line.contains("failed and is tried again"))
                .hasSize(3);
    }

    @Test
    void areKeptWhenTheyFailForGoodAndEmittedWhenSomebodyMendsTheReason() throws Exception {
        var broken = new AtomicBoolean(true);
        var branch =
                lending.branch(
                        "one",
                        plan ->
                                plan.reacting((self, book) -> {
                                    if (broken.get()) {
                                        throw new IllegalStateException("no paper");
                                    }
                                    self.write(book);
                                }));
        branch.opened();

        branch.remindAfter(SOON, "Emma");
        until(() -> !branch.schedules().list(true, 10).isEmpty());
        var failed = branch.schedules().list(true, 10).getFirst();
        broken.set(false);
        branch.schedules().reschedule(failed.id(), Instant.now());
        until(() -> !branch.done().isEmpty());

        assertThat(failed.attempts()).isEqualTo(10);
        assertThat(failed.failed()).isTrue();
        assertThat(branch.done()).containsExactly("Emma");
        assertThat(branch.schedules().find(failed.id())).isEmpty();
    }

    @Test
    void showTheirLastFailure() throws Exception {
        var branch =
                lending.branch(
                        "one",
                        plan ->
                                plan.reacting((_, _) -> {
                                    throw new IllegalStateException("no paper");
                                }));
        branch.opened();

        branch.remindAfter(Duration.ZERO, "Emma");
        until(() -> !branch.schedules().list(true, 10).isEmpty());
        var failed = branch.schedules().list(true, 10).getFirst();

        assertThat(branch.schedules().find(failed.id()).orElseThrow().error())
                .startsWith("java.lang.IllegalStateException: no paper");
    }

    @Test
    void letWhoCancelsWaitForWhoEmits() throws Exception {
        var began = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var branch =
                lending.branch(
                        "one",
                        plan ->
                                plan.reacting((self, book) -> {
                                    self.write(book);
                                    began.countDown();
                                    await(goOn);
                                }));
        branch.opened();
        var transactions = branch.transactions();
        transactions.run(() ->
                branch.emitter().timer("a").emitAfter(SOON, LendingApi.OVERDUE, new Book("Emma")));
        await(began);

        var cancelled = new AtomicBoolean(true);
        var canceller =
                Thread.ofVirtual()
                        .start(() ->
                                cancelled.set(
                                        transactions.<Boolean, RuntimeException>call(
                                                () -> branch.desk().giveBack("a"))));
        until(() -> waiting(branch) == 1);
        goOn.countDown();
        canceller.join();

        assertThat(cancelled).isFalse();
        assertThat(branch.done()).containsExactly("Emma");
    }

    private static long waiting(LendingBranch branch) {
        return branch.ask("select count(*) from pg_locks where not granted", Long.class).getFirst();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("It did not come.");
        }
    }

    @Test
    void goOnBesideOneThatTakesLong() throws Exception {
        var goOn = new CountDownLatch(1);
        var branch =
                lending.branch(
                        "one",
                        plan ->
                                plan.reacting((self, book) -> {
                                    self.write(book);
                                    if (book.title().equals("Emma")) {
                                        await(goOn);
                                    }
                                }));
        branch.opened();

        branch.remindAfter(Duration.ZERO, "Emma");
        branch.remindAfter(Duration.ofMillis(300), "Persuasion");
        until(() -> branch.done().equals(List.of("Persuasion")));
        goOn.countDown();
        until(() -> branch.done().size() == 2);

        assertThat(branch.done()).containsExactlyInAnyOrder("Emma", "Persuasion");
    }

    @Test
    void areKeptAndReportedWhenNobodyEmitsTheirEventAnyMore() throws Exception {
        var branch = lending.branch("one");
        branch.remindAfter(Duration.ZERO, "Emma");
        branch.remindAfter(Duration.ZERO, "Persuasion");
        lending.sql(
                "update unisono.timer set event = 'lending.gone' where payload = convert_to('{\"title\":\"Emma\"}', 'UTF8')");

        branch.opened();
        until(() -> branch.done().size() == 1);

        assertThat(branch.done()).containsExactly("Persuasion");
        assertThat(branch.schedules().list(false, 10)).hasSize(1);
        assertThat(logged.messages())
                .contains(
                        "Emissions are planned of [lending.gone], which no class of this application emits. They are kept: bring the events back, or cancel them with schedules.cancel(id).");
    }

    @Test
    void leaveToALaterReleaseWhatItWrote() throws Exception {
        var branch = lending.branch("one");
        branch.remindAfter(Duration.ZERO, "Emma");
        branch.remindAfter(Duration.ZERO, "Persuasion");
        lending.sql(
                "update unisono.timer set version = 2 where payload = convert_to('{\"title\":\"Emma\"}', 'UTF8')");

        branch.opened();
        until(() -> branch.done().size() == 1);

        assertThat(branch.done()).containsExactly("Persuasion");
        assertThat(branch.schedules().list(false, 10)).hasSize(1);
    }
}
