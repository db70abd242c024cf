package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static unisono.test.LendingBranch.until;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.RecurringEmission;
import unisono.events.CatchUp;
import unisono.test.LendingBranch.Sweeping;

/// What recurs. Time passes by setting the rows back.
final class RecurringEmissionTests {
    private static final String HOURLY = "0 * * * *";

    private final Lending lending = new Lending();
    private final Logged logged = new Logged();

    @AfterEach
    void close() {
        lending.close();
        logged.close();
    }

    private LendingBranch branch(String name, String cron, CatchUp policy) {
        return lending.branch(
                name, plan -> plan.sweeping(new Sweeping("lending.test", cron, policy)));
    }

    private static RecurringEmission sweep(LendingBranch branch) {
        return branch.schedules().recurring().stream()
                .filter(one -> one.name().equals("lending.test"))
                .findFirst()
                .orElseThrow();
    }

    private void turnBack(int hours) throws SQLException {
        lending.sql(
                "update unisono.schedule set next_at = date_trunc('hour', clock_timestamp()) - %d * interval '1 hour' where name = 'lending.test'"
                        .formatted(hours));
    }

    @Test
    void areEmittedOnceInTheWholeClusterForEachTime() throws Exception {
        var all =
                IntStream.range(0, 3)
                        .mapToObj(i -> branch("b" + i, HOURLY, CatchUp.EVERY))
                        .toList();
        var first = all.getFirst();
        all.forEach(LendingBranch::opened);

        turnBack(40);
        until(() -> first.done().size() >= 41 && first.schedules().list(false, 1).isEmpty());

        assertThat(first.done()).hasSize(41).doesNotHaveDuplicates();
        assertThat(first.logged("lending.sweep-due")).isEqualTo(41);
        assertThat(sweep(first).next().orElseThrow()).isAfter(Instant.now());
    }

    @Test
    void areEmittedOnceForAllTimesThatWereMissedAndToldTheLastOfThem() throws Exception {
        var branch = branch("one", HOURLY, CatchUp.ONCE).opened();
        branch.deliveries().stop(Duration.ofSeconds(5));
        turnBack(40);

        branch.opened();
        until(() -> !branch.done().isEmpty());

        assertThat(branch.done()).hasSize(1);
        assertThat(Instant.parse(branch.done().getFirst()))
                .isAfter(Instant.now().minus(Duration.ofMinutes(61)));
        assertThat(sweep(branch).last()).isNotNull();
    }

    @Test
    void areLeftOutWhenWhatIsMissedIsToBe() throws Exception {
        var branch = branch("one", "0 0 1 1 *", CatchUp.SKIP).opened();
        var next = sweep(branch).next().orElseThrow();
        branch.deliveries().stop(Duration.ofSeconds(5));
        lending.sql(
                "update unisono.schedule set next_at = next_at - interval '2 years' where name = 'lending.test'");

        branch.opened();
        until(() -> sweep(branch).next().orElseThrow().equals(next));

        assertThat(branch.done()).isEmpty();
        assertThat(branch.schedules().list(false, 1)).isEmpty();
    }

    @Test
    void restWhileTheyArePausedAndGoOnAsTheirPolicySays() throws Exception {
        var branch = branch("one", HOURLY, CatchUp.ONCE).opened();

        boolean paused = branch.schedules().pause("lending.test");
        turnBack(5);
        Thread.sleep(Duration.ofMillis(1_500));
        var whilePaused = branch.done();
        branch.schedules().resume("lending.test");
        until(() -> !branch.done().isEmpty());

        assertThat(paused).isTrue();
        assertThat(whilePaused).isEmpty();
        assertThat(branch.done()).hasSize(1);
        assertThat(branch.schedules().pause("lending.nobody")).isFalse();
    }

    @Test
    void sayTheirNextTimes() {
        var branch = lending.branch("one").opened();

        var times = branch.schedules().next("lending.sweep", 3);
        var sweep = branch.schedules().recurring().getFirst();

        assertThat(times).hasSize(3).isSorted();
        assertThat(Duration.between(times.get(0), times.get(2)))
                .isBetween(Duration.ofHours(47), Duration.ofHours(49));
        assertThat(sweep.cron()).isEqualTo("0 3 * * *");
        assertThat(sweep.zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(sweep.next()).contains(times.getFirst());
        assertThat(branch.schedules().next("lending.nobody", 3)).isEmpty();
    }

    @Test
    void beginAnewWhenTheirTimesAreOthersAndGoOnWhenTheyAreNot() throws Exception {
        branch("old", "0 0 1 1 *", CatchUp.ONCE).opened().deliveries().stop(Duration.ZERO);
        lending.sql(
                "update unisono.schedule set next_at = next_at - interval '10 years' where name = 'lending.test'");

        var next = branch("next", "0 0 2 1 *", CatchUp.ONCE).opened();

        assertThat(sweep(next).next().orElseThrow()).isAfter(Instant.now());
        assertThat(sweep(next).cron()).isEqualTo("0 0 2 1 *");
        assertThat(next.done()).isEmpty();
    }

    @Test
    void areKeptAndReportedWhenNobodyDeclaresThemAnyMore() throws Exception {
        branch("old", HOURLY, CatchUp.ONCE).opened().deliveries().stop(Duration.ZERO);
        turnBack(3);

        var next = lending.branch("next").opened();

        assertThat(logged.messages())
                .contains(
                        "Nobody here declares the recurring emissions [lending.test], which are kept and do not recur. Bring them back under these names, or forget them: schedules.forget(name).");
        assertThat(sweep(next).known()).isFalse();
        assertThat(next.schedules().forget("lending.sweep")).isFalse();
        assertThat(next.schedules().forget("lending.test")).isTrue();
        assertThat(next.schedules().recurring())
                .extracting(RecurringEmission::name)
                .isEqualTo(List.of("lending.sweep"));
    }

    @Test
    void areInNobodysWayWhenALaterReleaseWroteTheirTimes() throws Exception {
        var branch =
                lending.branch(
                        "one",
                        plan ->
                                plan.sweeping(
                                        new Sweeping("lending.test", HOURLY, CatchUp.ONCE),
                                        new Sweeping("lending.other", HOURLY, CatchUp.ONCE)));
        branch.opened();
        lending.sql(
                "update unisono.schedule set cron = '0 0 L * *', next_at = clock_timestamp() - interval '1 hour' where name = 'lending.test'");
        lending.sql(
                "update unisono.schedule set next_at = date_trunc('hour', clock_timestamp()) where name = 'lending.other'");

        until(() -> !branch.done().isEmpty());

        assertThat(branch.done()).hasSize(1);
        assertThat(logged.messages())
                .contains(
                        "The recurring emission \"lending.test\" is left to other nodes: this release does not understand when it is due.");
    }
}
