package shop.customer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import shop.cart.CustomerId;
import shop.cart.Money;
import shop.customer.Customers.ListedOrder;
import shop.customer.Customers.Spent;
import unisono.test.TestClient;
import unisono.web.WebServer;

/// What customers see of their orders, and of what they have spent.
final class CustomersTests {
    private static final Money NOTHING = Money.pounds("0.00");

    @AutoClose private static final CustomerShop SHOP = new CustomerShop();
    @AutoClose private static final WebServer SERVER = SHOP.serve();

    private final TestClient client = new TestClient(SERVER.address());

    @Test
    void listsHisOrdersWithWhatBecameOfThem() {
        var ann = new CustomerId("ann");
        var kept = SHOP.buys("ann", "10.00");
        SHOP.buys("bob", "3.00");
        SHOP.buys(null, "4.00");
        var refunded = SHOP.buys("ann", "20.00");
        SHOP.settle();
        SHOP.cancel(refunded);
        SHOP.settle();

        var orders = SHOP.customers().orders(ann, null, 10);

        assertThat(orders).extracting(ListedOrder::order).containsExactly(kept, refunded);
        assertThat(orders.getFirst())
                .returns(ann, ListedOrder::customer)
                .returns(Money.pounds("10.00"), ListedOrder::total)
                .returns(true, ListedOrder::wasPaid)
                .returns(true, ListedOrder::stands);
        assertThat(orders.getLast())
                .returns(true, ListedOrder::wasPaid)
                .returns(false, ListedOrder::stands);
        assertThat(orders.getLast().cancelledAt()).isAfter(orders.getLast().paidAt());
        assertThat(SHOP.customers().orders(ann, kept, 10))
                .extracting(ListedOrder::order)
                .containsExactly(refunded);
        assertThat(SHOP.customers().spending(ann))
                .containsExactly(new Spent(ann, 2, Money.pounds("30.00"), Money.pounds("20.00")));
    }

    @Test
    void countsNothingThatWasNotPaid() {
        var eve = new CustomerId("eve");
        SHOP.application().transactions().run(() -> SHOP.cancel(SHOP.buys("eve", "10.00")));
        SHOP.settle();

        assertThat(SHOP.customers().orders(eve, null, 10))
                .singleElement()
                .returns(false, ListedOrder::wasPaid)
                .returns(false, ListedOrder::stands);
        assertThat(SHOP.customers().spending(eve)).isEmpty();

        SHOP.buys("eve", "7.00");
        SHOP.settle();

        assertThat(SHOP.customers().spending(eve))
                .containsExactly(new Spent(eve, 1, Money.pounds("7.00"), NOTHING));
    }

    @Test
    void answersOverHttp() {
        var order = SHOP.buys("kim", "10.00");
        var second = SHOP.buys("kim", "5.50");
        SHOP.settle();
        var listed = SHOP.customers().orders(new CustomerId("kim"), null, 1).getFirst();

        var orders = client.get("/customers/kim/orders?limit=1");
        var spending = client.get("/customers/kim/spending");

        assertThat(orders.body())
                .isEqualTo(
                        """
                        [{"order":"%s","state":"paid","currency":"GBP","total":"10.00",\
                        "placedAt":"%s","paidAt":"%s"}]\
                        """,
                        order, listed.placedAt(), listed.paidAt());
        assertThat(orders.header("Link"))
                .contains(
                        "</customers/kim/orders?limit=1&after=%s>; rel=\"next\"".formatted(order));
        assertThat(client.get("/customers/kim/orders?after=" + order).body())
                .contains(second.toString())
                .doesNotContain(order.toString());
        assertThat(spending.body())
                .isEqualTo(
                        """
                        [{"currency":"GBP","orders":2,"paid":"15.50","refunded":"0.00"}]\
                        """);
        assertThat(client.get("/customers/nobody/spending").body()).isEqualTo("[]");
        assertThat(client.get("/customers/%s/orders".formatted("x".repeat(101))).status())
                .isEqualTo(404);
    }
}
