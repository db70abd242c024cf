package shop.payment.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.payment.internal.PaymentShop.line;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import shop.order.OrderId;
import unisono.test.TestClient;
import unisono.web.WebServer;

/// Payments over HTTP, and a customer's whole way there.
final class PaymentRoutesTests {
    @AutoClose private static final PaymentShop SHOP = new PaymentShop();
    @AutoClose private static final WebServer SERVER = SHOP.serve();

    private final TestClient client = new TestClient(SERVER.address());

    @Test
    void buysSomething() {
        var cart = client.post("/carts", "{\"customer\":\"17850\"}");
        client.post(
                cart.location() + "/lines",
                "{\"sku\":\"22423\",\"quantity\":6,\"unitPrice\":\"2.55\"}");

        var order = client.post(cart.location() + "/checkout");

        assertThat(order.body()).isEqualTo("{\"order\":\"%s\",\"total\":\"15.30\"}", order.id());
        assertThat(client.get(order.location()).body())
                .contains("\"state\":\"placed\"")
                .contains("\"cart\":\"%s\"".formatted(cart.id()));
        assertThat(client.get("/payments?order=" + order.id()).body())
                .startsWith("[{\"payment\":\"")
                .contains("\"order\":\"%s\"".formatted(order.id()))
                .contains("\"amount\":\"15.30\"");
    }

    @Test
    void listsThePaymentOfAnOrder() {
        var order = bought();

        var answer = client.get("/payments?order=" + order);

        var payment = SHOP.payments().list(order, null, 1).getFirst();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        [{"payment":"%s","order":"%s","state":"booked","currency":"GBP","amount":"15.30","bookedAt":"%s"}]\
                        """,
                        payment.id(), order, payment.bookedAt());
    }

    @Test
    void leadsToTheNextPage() {
        bought();
        bought();

        var answer = client.get("/payments?limit=1");

        var first = SHOP.payments().list(null, null, 1).getFirst();
        assertThat(answer.header("Link"))
                .contains("</payments?limit=1&after=%s>; rel=\"next\"".formatted(first.id()));
    }

    @Test
    void listsNothingForAnUnknownOrder() {
        var answer = client.get("/payments?order=00000000-0000-0000-0000-000000000001");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]");
    }

    @Test
    void doesNotFindWhatIsNoId() {
        var answer = client.get("/payments?order=17");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"title":"Not Found","status":404,"detail":"There is no order \\"17\\"."}\
                        """);
    }

    @Test
    void namesTheModuleAndTheRuleThatRefuse() {
        var cart = SHOP.cartWith(line("GOLD", 1, "50000.01"));

        var answer = client.post("/carts/%s/checkout".formatted(cart));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"title":"Unprocessable Content","status":422,\
                        "detail":"The total is 50000.01 GBP; above 50000.00 GBP a person has to approve it.",\
                        "module":"payment","rule":"approval-above-50000"}\
                        """);
        assertThat(client.get("/carts/" + cart).body()).contains("\"state\":\"open\"");
        assertThat(client.get("/orders?cart=" + cart).body()).isEqualTo("[]");
    }

    private static OrderId bought() {
        return SHOP.orderOf(SHOP.cartWith(line("22423", 6, "2.55"))).id();
    }
}
