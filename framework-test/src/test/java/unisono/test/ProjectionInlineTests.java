package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.Isolation;
import unisono.test.Till.Sale;
import unisono.test.Till.TillApi;

/// Projections that emitters fold in their own transactions.
final class ProjectionInlineTests {
    private static final String NAME = "till.inline-sales";

    private final Till till = new Till();

    @AfterEach
    void close() {
        till.close();
    }

    /// Emitters fold it.
    private static void arrived(TillNode node) {
        long end = System.nanoTime() + TillNode.LONG.toNanos();
        while (!node.status(NAME).inline()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TillNode.pause(5);
        }
    }

    private static void assertSame(TillNode node) {
        assertThat(
                        node.count(
                                """
                                select count(*) from (
                                    (select customer, number, cents, times, last from till.sale
                                     except select customer, number, cents, times, last from till.inline_sale)
                                    union all
                                    (select customer, number, cents, times, last from till.inline_sale
                                     except select customer, number, cents, times, last from till.sale)) d
                                """))
                .isZero();
        assertThat(
                        node.count(
                                """
                                select count(*) from (select name, sales from till.customer
                                                      except select name, sales from till.inline_customer) d
                                """))
                .isZero();
    }

    @Test
    void areReadByWhoeverReadsAfterTheCommit() {
        var node = till.node(Sales.inline()).opened();
        arrived(node);

        node.transactions()
                .run(() -> {
                    node.emit(TillApi.SOLD, new Sale(1, "C1", 5));
                    node.emit(TillApi.SOLD, new Sale(2, "C1", 6));
                });

        assertThat(node.count("select sales from till.inline_customer")).isEqualTo(2);
        assertThat(node.projections().await(NAME, node.projections().token(), Duration.ZERO))
                .isTrue();
        assertThat(node.status(NAME)).matches(status -> status.inline() && status.lag() == 0);
    }

    @Test
    void equalTheSameFoldedFromTheLogFromTheFirstOnWhileManySell() throws Exception {
        var seller = till.node(30, Sales.inline(), Sales.caughtUp());
        seller.sell(0, 200);
        var selling = new AtomicBoolean(true);
        var sellers = seller.sellers(12, selling, new AtomicInteger(1_000));
        var node = till.node(10, Sales.inline(), Sales.caughtUp());

        TillNode.pause(200);
        node.opened();
        arrived(node);
        TillNode.pause(1_000);
        node.projections().pause(NAME);
        TillNode.pause(300);
        node.projections().resume(NAME);
        arrived(node);
        TillNode.pause(300);
        selling.set(false);
        TillNode.join(sellers);
        node.awaitAll("till.sales");

        assertThat(node.count("select count(*) from till.inline_sale where times <> 1")).isZero();
        assertSame(node);
    }

    @Test
    void areRebuiltAndSwappedWhileManySell() throws Exception {
        var node = till.node(30, Sales.inline(), Sales.caughtUp()).opened();
        arrived(node);
        var selling = new AtomicBoolean(true);
        var sellers = node.sellers(8, selling, new AtomicInteger());

        TillNode.pause(300);
        node.projections().rebuild(NAME);
        var comparison = node.projections().compare(NAME);
        node.projections().swap(NAME);
        TillNode.pause(300);
        node.projections().back(NAME);
        TillNode.pause(200);
        selling.set(false);
        TillNode.join(sellers);
        node.awaitAll("till.sales");

        assertThat(comparison.tables().getFirst())
                .as(comparison::toString)
                .matches(it -> it.onlyLive() + it.onlyOther() == 0);
        assertThat(node.count("select count(*) from till.inline_sale where times <> 1")).isZero();
        assertSame(node);
    }

    @Test
    void failTheTransactionOfTheEmitter() {
        var node =
                till.node(
                        Sales.inline()
                                .disturbed(page -> {
                                    if (Sales.sale(page.events().getFirst()).number() == 13) {
                                        throw new java.io.IOException("unlucky");
                                    }
                                }));
        node.opened();
        arrived(node);

        assertThatThrownBy(() -> node.sell(13, "C1"))
                .hasMessageContaining("The inline projection till.inline-sales cannot fold")
                .hasMessageContaining("unlucky");
        node.sell(14, "C1");

        assertThat(node.count("select count(*) from unisono.event")).isEqualTo(1);
        assertThat(node.count("select count(*) from till.inline_sale")).isEqualTo(1);
    }

    @Test
    void haveNoPositions() {
        var node = till.node(Sales.inline().disturbed(page -> page.events().getFirst().position()));
        node.opened();
        arrived(node);

        assertThatThrownBy(() -> node.sell(1, "C1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("till.sold has no position before its transaction commits");
    }

    @Test
    void areFoldedInSerializableTransactionsToo() {
        var node = till.node(Sales.inline()).opened();
        arrived(node);

        node.transactions()
                .isolation(Isolation.SERIALIZABLE)
                .attempts(5)
                .run(() -> node.emit(TillApi.SOLD, new Sale(1, "C1", 5)));

        assertThat(node.count("select count(*) from till.inline_sale")).isEqualTo(1);
    }

    @Test
    void areFoldedFromTheLogAgainWhenTheirDefinitionSaysSo() {
        var before = till.node(Sales.inline()).opened();
        arrived(before);
        before.sell(0, 10);
        before.projections().stop(TillNode.LONG);

        var next = till.node(new Sales(NAME, "inline_", definition -> definition)).opened();
        next.sell(10, 20);
        next.awaitAll(NAME);

        assertThat(next.status(NAME).inline()).isFalse();
        next.assertExact("inline_");
    }
}
