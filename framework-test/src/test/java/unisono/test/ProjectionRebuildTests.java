package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.projection.GenerationState;
import unisono.data.projection.ProjectionStatus;

/// Another generation beside the live one, and how they change places.
final class ProjectionRebuildTests {
    private static final String BOTH =
            """
            select (select count(*) from till.sale), (select sum(sales) from till.customer)
            """;

    private final Till till = new Till();

    @AfterEach
    void close() {
        till.close();
    }

    private static List<GenerationState> states(TillNode node) {
        return node.projections().list().stream().map(ProjectionStatus::state).toList();
    }

    @Test
    void equalsTheLiveOneRowByRowWhileMoreIsSold() throws Exception {
        var node = till.node(16, Sales.caughtUp()).opened();
        var selling = new AtomicBoolean(true);
        var sellers = node.sellers(8, selling, new AtomicInteger());
        TillNode.pause(500);

        int generation = node.projections().rebuild("till.sales");
        node.projections().catchUp("till.sales", _ -> {});
        var during = node.projections().compare("till.sales");
        selling.set(false);
        TillNode.join(sellers);
        var after = node.projections().compare("till.sales");

        assertThat(generation).isEqualTo(2);
        assertThat(during.same()).as(during::toString).isTrue();
        assertThat(during.tables())
                .extracting("name")
                .containsExactly("till.sale", "till.customer");
        assertThat(after.same()).isTrue();
        assertThat(after.tables().getFirst().rowsLive())
                .isEqualTo(after.tables().getFirst().rowsOther())
                .isEqualTo(node.count("select count(*) from unisono.event"))
                .isGreaterThan(during.tables().getFirst().rowsLive());
    }

    @Test
    void tellsWhichRowsDiffer() {
        var node = till.node(Sales.caughtUp()).opened();
        node.sell(0, 50);
        node.awaitAll("till.sales");
        node.projections().rebuild("till.sales");
        node.run("update till.sale set cents = -1 where number = 7");
        node.run("delete from till.sale where number = 8");

        var comparison = node.projections().compare("till.sales");

        var table = comparison.tables().getFirst();
        assertThat(comparison.same()).isFalse();
        assertThat(table)
                .matches(it -> it.rowsLive() == 49 && it.rowsOther() == 50)
                .matches(it -> it.onlyLive() == 1 && it.onlyOther() == 2);
        assertThat(table.samples()).hasSize(3);
        assertThat(table.samples().getFirst().row()).startsWith("(C7,7,");
    }

    @Test
    void changesPlacesWhileReadersReadAndNoneSeesItEmptyOrMixed() throws Exception {
        var node = till.node(20, Sales.caughtUp()).opened();
        node.sellTogether(0, 400);
        node.awaitAll("till.sales");
        var selling = new AtomicBoolean(true);
        var sellers = node.sellers(4, selling, new AtomicInteger(1_000));
        var reads = new AtomicLong();
        var wrong = new ConcurrentLinkedQueue<String>();
        var readers = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            readers.add(Thread.ofVirtual().start(() -> read(selling, reads, wrong)));
        }

        for (int round = 0; round < 3; round++) {
            node.projections().rebuild("till.sales");
            node.projections().swap("till.sales");
            node.projections().back("till.sales");
            node.projections().dropOld("till.sales");
        }
        selling.set(false);
        TillNode.join(sellers);
        TillNode.join(readers);
        node.awaitAll("till.sales");

        System.out.printf("%d reads beside 6 swaps%n", reads.get());
        assertThat(wrong).isEmpty();
        assertThat(reads.get()).isGreaterThan(100);
        node.assertExact("");
        assertThat(states(node)).containsExactly(GenerationState.LIVE);
    }

    /// One statement over both tables, which must agree, never be empty, and never go back.
    private void read(
            AtomicBoolean reading, AtomicLong reads, ConcurrentLinkedQueue<String> wrong) {
        try (var connection = till.connect();
                var select = connection.prepareStatement(BOTH)) {
            long least = 400;
            while (reading.get()) {
                var row = select.executeQuery();
                row.next();
                if (row.getLong(1) != row.getLong(2) || row.getLong(1) < least) {
                    wrong.add(
                            "%d sales, %d counted, %d before"
                                    .formatted(row.getLong(1), row.getLong(2), least));
                }
                least = row.getLong(1);
                reads.incrementAndGet();
            }
        } catch (SQLException e) {
            wrong.add(e.toString());
        }
    }

    @Test
    void goesBackToTheOneBeforeWhichCatchesUpFirst() {
        var node = till.node(Sales.caughtUp()).opened();
        node.sell(0, 50);
        node.awaitAll("till.sales");
        node.projections().rebuild("till.sales");

        int next = node.projections().swap("till.sales");
        node.sell(50, 100);
        node.awaitAll("till.sales");
        node.assertExact("");
        var swapped = states(node);
        int before = node.projections().back("till.sales");
        node.assertExact("");
        node.sell(100, 120);
        node.awaitAll("till.sales");

        node.assertExact("");
        assertThat(List.of(next, before)).containsExactly(2, 1);
        assertThat(swapped).containsExactly(GenerationState.LIVE, GenerationState.OLD);
        assertThat(node.projections().dropOld("till.sales")).isTrue();
        assertThat(node.projections().dropOld("till.sales")).isFalse();
        assertThat(node.projections().rebuild("till.sales")).as("no number twice").isEqualTo(3);
    }

    @Test
    void isFoldedInPartsAndWithoutANodeThatRuns() {
        var node =
                till.node(10, new Sales("till.sales", "", definition -> definition.partitions(3)));
        node.opened();
        node.sellTogether(0, 5_000);
        node.awaitAll("till.sales");
        node.projections().stop(TillNode.LONG);
        node.projections().rebuild("till.sales");
        var places = new ConcurrentLinkedQueue<Long>();

        node.projections().catchUp("till.sales", progress -> places.add(progress.position()));
        var comparison = node.projections().compare("till.sales");

        assertThat(comparison.same()).as(comparison::toString).isTrue();
        assertThat(places).hasSizeGreaterThan(3);
        assertThat(
                        node.ask(
                                "select folded from unisono.projection_part where generation = 2",
                                Long.class))
                .hasSize(3)
                .allMatch(folded -> folded > 0);
    }

    @Test
    void keepsTheRightsOfReaders() {
        var node = till.node(Sales.caughtUp()).opened();
        node.run("grant select on till.sale to pg_monitor");
        node.projections().rebuild("till.sales");
        node.projections().swap("till.sales");

        assertThat(
                        node.ask(
                                "select has_table_privilege('pg_monitor', 'till.sale', 'select')",
                                Boolean.class))
                .containsExactly(true);
    }

    @Test
    void isRefusedWhereItCouldNotBeUnnoticed() {
        var node = till.node(Sales.caughtUp()).opened();
        var projections = node.projections();
        assertThatThrownBy(() -> projections.swap("till.sales"))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "Nothing of till.sales is being built. Begin: projections rebuild till.sales.");
        assertThatThrownBy(() -> projections.back("till.sales"))
                .hasMessageContaining("There is no older generation of till.sales");
        assertThatThrownBy(() -> projections.compare("till.sales"))
                .hasMessageContaining("till.sales has one generation only");
        assertThatThrownBy(() -> projections.rebuild("till.spending"))
                .hasMessage("There is no projection till.spending here. There are [till.sales].");
        node.run("create view till.dear as select * from till.sale where cents > 5");

        assertThatThrownBy(() -> projections.rebuild("till.sales"))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageContaining("cannot be replaced unnoticed: the view till.dear.");
        node.run("drop view till.dear");
        projections.rebuild("till.sales");
        assertThatThrownBy(() -> projections.rebuild("till.sales"))
                .hasMessage(
                        "Generation 2 of till.sales is building. Drop it before another is begun: projections drop-old till.sales.");
    }
}
