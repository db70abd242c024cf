package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.projection.GenerationState;
import unisono.data.projection.ProjectionStatus;
import unisono.test.TillProcess.Work;

/// Processes that are killed while they fold, rebuild and swap.
final class ProjectionCrashTests {
    private static final int KILLS = 6;
    private static final int WHILE_MILLIS = 900;

    private final Till till = new Till();

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void loseNothingAndFoldNothingTwiceWhenTheyAreKilledWhileTheyCatchUp() throws Exception {
        assertThat(killed(Work.FOLD)).isEqualTo(KILLS);
    }

    @Test
    void loseNothingAndFoldNothingTwiceWhenTheyAreKilledWhileTheyRebuildAndSwap() throws Exception {
        assertThat(killed(Work.REBUILD)).isEqualTo(KILLS);
    }

    private int killed(Work work) throws Exception {
        var seller = till.node(14, Sales.caughtUp(), Sales.inline());
        seller.sellTogether(1_000_000, 1_003_000);
        var selling = new AtomicBoolean(true);
        var sellers = seller.sellers(6, selling, new AtomicInteger());
        int kills = 0;
        for (int i = 0; i < KILLS; i++) {
            var process = TillProcess.start(work, till.database());
            TillNode.pause(ThreadLocalRandom.current().nextInt(WHILE_MILLIS));
            assertThat(process.isAlive()).isTrue();
            process.destroyForcibly().waitFor();
            kills++;
        }
        selling.set(false);
        TillNode.join(sellers);

        var node = till.node(10, Sales.caughtUp(), Sales.inline()).opened();
        for (var name : new String[] {"till.sales", "till.inline-sales"}) {
            node.projections().dropOld(name);
            node.awaitAll(name);
        }
        node.assertExact("");
        node.assertExact("inline_");
        for (var name : new String[] {"till.sales", "till.inline-sales"}) {
            node.projections().rebuild(name);
            var comparison = node.projections().compare(name);
            assertThat(comparison.same()).as(comparison::toString).isTrue();
        }
        assertThat(node.projections().list())
                .extracting(ProjectionStatus::state)
                .filteredOn(GenerationState.LIVE::equals)
                .hasSize(2);
        System.out.printf(
                "%s: %d processes killed, %d sales, live generation %d%n",
                work,
                kills,
                node.count("select count(*) from till.sale"),
                node.status("till.sales").generation());
        return kills;
    }
}
