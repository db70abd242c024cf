package shop.order.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.internal.OrderShop.line;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.cart.CustomerId;
import shop.cart.Line;
import shop.cart.Money;
import shop.order.OrderApi.Order;
import unisono.test.TestClient;
import unisono.web.WebServer;

/// Orders over HTTP.
final class OrderRoutesTests {
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000001";
    private static final Pattern NEXT = Pattern.compile("<(/orders\\?[^>]*)>; rel=\"next\"");

    @AutoClose private static final OrderShop SHOP = new OrderShop();
    @AutoClose private static final WebServer SERVER = SHOP.serve();

    private final TestClient client = new TestClient(SERVER.address());

    @Test
    void showsAnOrder() {
        var order = bought();

        var answer = client.get("/orders/" + order.id());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(json(order, "placed", ""));
    }

    @Test
    void showsThatAnOrderIsPaid() {
        var order = bought();
        SHOP.orders().pay(order.id());

        var answer = client.get("/orders/" + order.id());

        var paid = SHOP.orders().find(order.id()).orElseThrow().paidAt();
        assertThat(answer.body())
                .isEqualTo(json(order, "paid", ",\"paidAt\":\"%s\"".formatted(paid)));
    }

    @Test
    void listsTheOrderOfACart() {
        var order = bought();

        var answer = client.get("/orders?cart=" + order.cart());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Link")).isEmpty();
        assertThat(answer.body()).isEqualTo("[" + json(order, "placed", "") + "]");
    }

    @Test
    void listsNothingForACartWithoutAnOrder() {
        for (var cart : new String[] {UNKNOWN, SHOP.carts().open(null).toString()}) {
            var answer = client.get("/orders?cart=" + cart);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("[]");
        }
    }

    @Test
    void leadsFromPageToPage() {
        var before = bought();
        var first = json(bought(), "placed", "");
        var second = json(bought(), "placed", "");
        var third = json(bought(), "placed", "");

        var page = client.get("/orders?limit=2&after=" + before.id());
        var link = NEXT.matcher(page.header("Link").orElseThrow());
        assertThat(link.matches()).isTrue();
        var next = client.get(link.group(1));

        assertThat(page.body()).isEqualTo("[" + first + "," + second + "]");
        assertThat(next.body()).isEqualTo("[" + third + "]");
        assertThat(next.header("Link")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0|The parameter limit is a whole number from 1 to 500.",
                "limit=501|The parameter limit is a whole number from 1 to 500.",
                "limit=ten|The parameter limit is a whole number from 1 to 500.",
                "after=17|The parameter after comes from the Link of the page before. Do not change it."
            })
    void saysWhatIsWrongWithAPage(String query, String detail) {
        var answer = client.get("/orders?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"title":"Bad Request","status":400,"detail":"%s"}\
                        """,
                        detail);
    }

    @Test
    void doesNotFindAnUnknownOrder() {
        var answer = client.get("/orders/" + UNKNOWN);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"title":"Not Found","status":404,"detail":"There is no order %s."}\
                        """,
                        UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/17", "/orders?cart=17", "/orders?cart="})
    void doesNotFindWhatIsNoId(String path) {
        var answer = client.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    private static Order bought() {
        var carts = SHOP.carts();
        var cart = carts.open(new CustomerId("17850"));
        carts.addLine(cart, new Line("22423", "a mug", 6, Money.pounds("2.55")));
        carts.addLine(cart, line("POST", 1, "18"));
        return SHOP.orderOf(cart);
    }

    private static String json(Order order, String state, String paid) {
        return """
        {"order":"%s","number":%d,"cart":"%s","customer":"17850","state":"%s","currency":"GBP",\
        "total":"33.30","lines":[{"sku":"22423","description":"a mug","quantity":6,"unitPrice":"2.55"},\
        {"sku":"POST","quantity":1,"unitPrice":"18.00"}],"placedAt":"%s"%s}\
        """
                .formatted(order.id(), order.number(), order.cart(), state, order.placedAt(), paid);
    }
}
