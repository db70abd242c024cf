package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.projection.GenerationState;
import unisono.data.projection.ProjectedEvent;
import unisono.data.projection.ProjectionDefinition;
import unisono.events.Origin;
import unisono.test.Till.Sale;
import unisono.test.Till.TillApi;

/// Read models that are folded from the log, by one node and by several.
final class ProjectionTests {
    private final Till till = new Till();

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void tellsWhatWasSoldBeforeAndAfterItWasStarted() {
        var node = till.node(new Spending());
        node.sell(0, 100);

        node.opened();
        node.sell(100, 200);
        node.transactions().run(() -> node.emit(TillApi.TAKEN_BACK, new Sale(3, "C3", 3)));
        node.awaitAll("till.spending");

        assertThat(node.count("select sum(cents)::bigint from till.spending"))
                .isEqualTo(
                        node.count("select sum(n % 7)::bigint - 3 from generate_series(0, 199) n"));
        assertThat(node.count("select count(*) from till.spending")).isEqualTo(TillNode.CUSTOMERS);
        assertThat(node.status("till.spending"))
                .matches(status -> status.lag() == 0 && status.folded() == 201)
                .matches(status -> status.state() == GenerationState.LIVE && !status.stale());
    }

    @Test
    void showsTheFoldWhereWhenAboutWhatAndForWhomEachEventWas() {
        var seen = new ArrayList<ProjectedEvent<?>>();
        var node = till.node(Sales.caughtUp().disturbed(page -> seen.addAll(page.events())));
        Origin.run(new Origin("ann", "north", null), () -> node.sell(1, "C1"));
        Origin.run(new Origin(null, "south", null), () -> node.sell(2, "C2"));

        node.opened().awaitAll("till.sales");

        var logged = node.ask("select position from unisono.event order by 1", Long.class);
        assertThat(seen).extracting(ProjectedEvent::position).containsExactlyElementsOf(logged);
        assertThat(seen.getFirst())
                .returns(TillApi.SOLD, ProjectedEvent::name)
                .returns("C1", ProjectedEvent::key)
                .returns("north", ProjectedEvent::tenant)
                .returns("ann", ProjectedEvent::actor)
                .returns(new Sale(1, "C1", 1), ProjectedEvent::payload);
        assertThat(Duration.between(seen.getFirst().time(), java.time.Instant.now()))
                .isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(node.ask("select tenant from till.customer order by 1", String.class))
                .containsExactly("north", "south");
    }

    @Test
    void isFoldedExactlyOnceInOrderByNodesThatComeAndGoWhileTwelveSell() throws Exception {
        var seller = till.node(14);
        var nodes = new ArrayList<TillNode>();
        nodes.add(till.node(Sales.caughtUp()).opened());
        nodes.add(till.node(Sales.caughtUp()).opened());
        var selling = new AtomicBoolean(true);
        var sellers = seller.sellers(12, selling, new AtomicInteger());

        for (int cut = 0; cut < 6; cut++) {
            TillNode.pause(500);
            nodes.removeFirst().cut();
            nodes.add(till.node(Sales.caughtUp()).opened());
        }
        selling.set(false);
        TillNode.join(sellers);
        nodes.getLast().awaitAll("till.sales");

        seller.assertExact("");
        System.out.printf(
                "%d sales, 6 nodes cut off%n", seller.count("select count(*) from till.sale"));
    }

    @Test
    void sharesPartsAmongNodesAndKeepsTheOrderOfKeys() throws Exception {
        var first = till.node(12, parted()).opened();
        var second = till.node(12, parted()).opened();
        var selling = new AtomicBoolean(true);
        var sellers = first.sellers(6, selling, new AtomicInteger());

        TillNode.pause(1_500);
        selling.set(false);
        TillNode.join(sellers);
        second.awaitAll("till.sales");

        first.assertExact("");
        assertThat(first.status("till.sales").partitions()).isEqualTo(4);
        var folded = first.ask("select folded from unisono.projection_part order by 1", Long.class);
        assertThat(folded).hasSize(4).allMatch(each -> each > 0);
    }

    private static Sales parted() {
        return new Sales("till.sales", "", definition -> definition.partitions(4));
    }

    @Test
    void partsByTenantToo() {
        var node =
                till.node(
                        new Sales(
                                "till.sales", "", definition -> definition.partitionsByTenant(3)));
        for (var tenant : List.of("north", "south", "east", "west")) {
            Origin.run(
                    new Origin(null, tenant, null),
                    () -> node.sell(tenant.length() * 1_000, tenant.length() * 1_000 + 50));
        }

        node.opened().awaitAll("till.sales");

        assertThat(node.count("select sum(sales)::bigint from till.customer")).isEqualTo(200);
        assertThat(node.count("select count(*) from unisono.projection_part where folded > 0"))
                .isGreaterThan(1);
    }

    @Test
    void isPausedAndResumed() {
        var node = till.node(Sales.caughtUp(), new Spending()).opened();
        node.sell(0, 10);
        node.awaitAll("till.sales");

        assertThat(node.projections().pause("till.sales")).isTrue();
        node.sell(10, 20);
        node.awaitAll("till.spending");
        boolean seen =
                node.projections()
                        .await("till.sales", node.projections().token(), Duration.ofMillis(100));
        var paused = node.status("till.sales");
        node.projections().resume("till.sales");
        node.awaitAll("till.sales");

        assertThat(seen).isFalse();
        assertThat(paused).matches(status -> status.paused() && status.lag() == 10);
        assertThat(node.count("select count(*) from till.sale")).isEqualTo(20);
        assertThat(node.projections().pause("till.nothing")).isFalse();
    }

    @Test
    void leavesALaterVersionToTheNodesThatKnowIt() {
        var later = till.node(new Sales("till.sales", "", definition -> definition.version(2)));
        later.opened().projections().stop(TillNode.LONG);
        var earlier = till.node(Sales.caughtUp()).opened();
        earlier.sell(0, 10);

        boolean folded =
                earlier.projections()
                        .await(
                                "till.sales",
                                earlier.projections().token(),
                                Duration.ofMillis(1_500));
        later.opened().awaitAll("till.sales");

        assertThat(folded).isFalse();
        later.assertExact("");
    }

    @Test
    void saysThatARebuildIsDueWhenItsVersionOrWhatItHearsHasChanged() {
        till.node(Sales.caughtUp(), new Spending()).opened();

        var next =
                till.node(
                        new Sales(
                                "till.sales",
                                "",
                                definition -> definition.version(2).hears(TillApi.TAKEN_BACK)),
                        new Spending());
        next.opened();

        assertThat(next.status("till.sales").stale()).isTrue();
        assertThat(next.status("till.spending").stale()).isFalse();
    }

    @Test
    void isForgottenWhenNoModuleHasItAnyMore() {
        till.node(Sales.caughtUp(), new Spending()).opened();
        var next = till.node(new Spending()).opened();

        assertThat(next.status("till.sales").known()).isFalse();
        assertThat(next.projections().forget("till.sales")).isTrue();
        assertThat(next.projections().list()).hasSize(1);
        assertThat(next.projections().forget("till.nothing")).isFalse();
    }

    @Test
    void movesOnThroughWhatItDoesNotHear() {
        var node = till.node(Sales.caughtUp()).opened();
        node.sell(0, 1);
        node.awaitAll("till.sales");
        long before = node.status("till.sales").position();
        node.run(
                """
                insert into unisono.event (position, time, id, correlation, version, name, module, emitter, payload)
                select nextval('unisono.position'), now(), gen_random_uuid(), gen_random_uuid(), 1,
                       'till.looked-at', 'till', 'Counter', convert_to('{}', 'UTF8')
                  from generate_series(1, 12000)
                """);
        node.sell(1, 2);
        node.awaitAll("till.sales");

        assertThat(node.status("till.sales").position()).isGreaterThan(before + 12_000);
        assertThat(node.status("till.sales").folded()).isEqualTo(2);
    }

    @Test
    void definesItselfInWithers() {
        var definition =
                ProjectionDefinition.named("till.x").hears(TillApi.SOLD).table("till.sale");

        assertThat(definition.version(2).partitions(3).foldedInline())
                .returns("till.x", ProjectionDefinition::name)
                .returns(2, ProjectionDefinition::version)
                .returns(3, ProjectionDefinition::partitions)
                .returns(true, ProjectionDefinition::inline)
                .returns(definition.events(), ProjectionDefinition::events);
    }
}
