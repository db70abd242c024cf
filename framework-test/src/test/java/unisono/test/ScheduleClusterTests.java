package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static unisono.test.LendingBranch.until;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DeliverySettings;
import unisono.test.Lending.Book;
import unisono.test.Lending.LendingApi;

/// Planned emissions on several nodes, and many of them. Figures are printed.
final class ScheduleClusterTests {
    private static final int MANY = 1_000;

    private final Lending lending = new Lending();
    private final Logged logged = new Logged();

    @AfterEach
    void close() {
        lending.close();
        logged.close();
    }

    @Test
    void areEmittedOnceOnWhicheverNodeTakesThem() throws Exception {
        var branches = branches(3);
        var first = branches.getFirst();
        var titles = plan(first, 300, Duration.ofSeconds(3));

        until(() -> first.schedules().list(false, 1).isEmpty());

        assertThat(first.done()).containsExactlyInAnyOrderElementsOf(titles);
        assertThat(first.logged("lending.overdue")).isEqualTo(300);
        assertThat(first.ask("select distinct node from post.effect", String.class))
                .hasSizeGreaterThan(1);
    }

    private List<LendingBranch> branches(int number) {
        return new ArrayList<>(
                IntStream.range(0, number)
                        .mapToObj(i -> lending.branch("b" + i).opened())
                        .toList());
    }

    private static List<String> plan(LendingBranch branch, int number, Duration delay) {
        var titles = IntStream.range(0, number).mapToObj(i -> "book " + i).toList();
        branch.transactions()
                .run(() ->
                        titles.forEach(title ->
                                branch.emitter()
                                        .emitAfter(delay, LendingApi.OVERDUE, new Book(title))));
        return titles;
    }

    @Test
    void areEmittedByAnotherNodeWhenTheOneThatPlannedThemIsCutOff() throws Exception {
        var branches = branches(2);
        var titles = plan(branches.getFirst(), 20, Duration.ofMillis(500));

        branches.getFirst().cut();
        var left = branches.getLast();
        until(() -> left.done().size() == 20);

        assertThat(left.done()).containsExactlyInAnyOrderElementsOf(titles);
    }

    @Test
    void areEmittedByAnotherNodeThanTheOneThatPlansAndDoesNotDeliver() throws Exception {
        var counter = lending.branch("counter");
        var delivering = lending.branch("delivering", LendingBranch.Plan::reminding).opened();

        counter.remindAfter(Duration.ofMillis(100), "Emma");
        var planned = System.nanoTime();
        until(() -> !delivering.done().isEmpty());
        var took = Duration.ofNanos(System.nanoTime() - planned);

        System.out.printf("noticed after %d ms%n", took.toMillis());
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void areNeitherLostNorDoubledWhenConnectionsAreCutWhileTheyAreEmitted() throws Exception {
        var branches = branches(3);
        var witness = lending.branch("witness");
        var titles = plan(witness, 400, Duration.ZERO);

        for (int cut = 0; cut < 8; cut++) {
            Thread.sleep(Duration.ofMillis(100));
            var wire = branches.get(ThreadLocalRandom.current().nextInt(3)).wire();
            if (cut % 2 == 0) {
                wire.cut();
            } else {
                wire.loseAnswer(1 + ThreadLocalRandom.current().nextInt(3));
            }
        }
        until(() -> witness.schedules().list(false, 1).isEmpty());

        assertThat(witness.done()).containsExactlyInAnyOrderElementsOf(titles);
        assertThat(witness.logged("lending.overdue")).isEqualTo(400);
        assertThat(witness.schedules().list(true, 1)).isEmpty();
    }

    @Test
    void drainSoonWhenManyAreDueAndManyMoreAreWaiting() throws Exception {
        var branch = lending.branch("one");
        assertThat(branch.schedules().list(false, 1)).isEmpty();
        lending.sql(
                "insert into unisono.timer (due_at, planned_for, version, event, module, emitter, payload) select now() + interval '1 day', now(), 1, 'lending.overdue', 'lending', 'Desk', '\\x7b7d' from generate_series(1, 100000)");
        plan(branch, MANY, Duration.ZERO);

        long begin = System.nanoTime();
        branch.opened();
        until(() -> branch.logged("lending.overdue") == MANY);
        double seconds = (System.nanoTime() - begin) / 1e9;

        System.out.printf(
                "%d due of 101,000 planned: %.1f s, %.0f a second%n",
                MANY, seconds, MANY / seconds);
        assertThat(branch.done()).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(branch.ask("select count(*) from unisono.timer", Long.class))
                .containsExactly(100_000L);
    }

    @Test
    void needNoMoreThanOneConnection() throws Exception {
        var branch = lending.branch("one", plan -> plan.connections(1).reminding()).opened();

        plan(branch, 50, Duration.ofMillis(50));
        until(() -> branch.done().size() == 100);

        assertThat(branch.done()).doesNotHaveDuplicates();
    }

    @Test
    void askTheDatabaseLessThanOnceASecondWhileTheyWait() throws Exception {
        int seconds = 10;
        var settings = DeliverySettings.DEFAULTS;
        var alone = lending.branch("alone", plan -> plan.settings(settings)).opened();
        var beside = lending.branch("beside", plan -> plan.reminding().settings(settings)).opened();
        plan(alone, 100, Duration.ofHours(1));
        Thread.sleep(Duration.ofSeconds(4));

        int aloneBefore = alone.wire().roundTrips();
        int besideBefore = beside.wire().roundTrips();
        Thread.sleep(Duration.ofSeconds(seconds));
        int aloneAsked = alone.wire().roundTrips() - aloneBefore;
        int besideAsked = beside.wire().roundTrips() - besideBefore;

        System.out.printf(
                "idle for %d s: %d round trips alone, %d beside durable deliveries%n",
                seconds, aloneAsked, besideAsked);
        assertThat(aloneAsked).isLessThanOrEqualTo(seconds);
        assertThat(besideAsked).isLessThanOrEqualTo(seconds);
    }

    @Test
    void stopWhereANodeStopsAndGoOnWhereItStartsAgain() throws Exception {
        var branch = lending.branch("one").opened();
        branch.deliveries().stop(Duration.ofSeconds(5));
        branch.remindAfter(Duration.ZERO, "Emma");
        Thread.sleep(Duration.ofMillis(200));
        var before = branch.done();

        branch.opened();
        until(() -> !branch.done().isEmpty());

        assertThat(before).isEmpty();
        assertThat(branch.done()).containsExactly("Emma");
    }

    @Test
    void surviveMovesAndCancellationsThatRaceWithThem() throws Exception {
        var branches = branches(2);
        var first = branches.getFirst();
        var titles = plan(first, 100, Duration.ofMillis(100));
        var ids = first.schedules().list(false, 200);
        var cancelled = new ArrayList<String>();

        for (int i = 0; i < ids.size(); i += 2) {
            if (branches.getLast().schedules().cancel(ids.get(i).id())) {
                cancelled.add(titles.get(i));
            }
            var _ = first.schedules().reschedule(ids.get(i + 1).id(), Instant.now());
        }
        until(() -> first.schedules().list(false, 1).isEmpty());

        assertThat(first.done()).doesNotHaveDuplicates();
        assertThat(first.done().size() + cancelled.size()).isEqualTo(titles.size());
        assertThat(first.done()).doesNotContainAnyElementsOf(cancelled);
    }
}
