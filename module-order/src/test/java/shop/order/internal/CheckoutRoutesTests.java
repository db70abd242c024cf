package shop.order.internal;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.internal.OrderShop.line;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.cart.CartId;
import shop.cart.CheckoutKey;
import unisono.test.TestClient;
import unisono.test.TestClient.Answer;
import unisono.web.WebServer;

/// Checking a cart out over HTTP.
final class CheckoutRoutesTests {
    private static final int CUSTOMERS = 16;
    private static final CartId UNKNOWN = new CartId(new UUID(0, 1));

    @AutoClose private static final OrderShop SHOP = new OrderShop();
    @AutoClose private static final WebServer SERVER = SHOP.serve();

    private final TestClient client = new TestClient(SERVER.address());
    private final CartId cart = SHOP.cartWith(line("22423", 6, "2.55"));

    @Test
    void answersWithTheOrder() {
        var answer = client.post(checkout(cart));

        var order = SHOP.orders().ofCart(cart).orElseThrow();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.location()).isEqualTo("/orders/" + order.order());
        assertThat(answer.body())
                .isEqualTo("{\"order\":\"%s\",\"total\":\"15.30\"}", order.order());
        assertThat(client.get(answer.location()).status()).isEqualTo(200);
    }

    @Test
    void refusesTheSecondTime() {
        client.post(checkout(cart));

        assertConflict(client.post(checkout(cart)));
        assertConflict(keyed("late").post(checkout(cart)));
    }

    @Test
    void answersTheVerySameToARepeatedKey() {
        var first = keyed("repeated").post(checkout(cart));

        var second = keyed("repeated").post(checkout(cart));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void answersTheVerySameToManyWithOneKeyAtOnce() throws Exception {
        Callable<Answer> once = () -> keyed("at once").post(checkout(cart));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(nCopies(CUSTOMERS, once));

            assertThat(answers)
                    .extracting(Future::resultNow)
                    .allMatch(answer -> answer.status() == 201)
                    .extracting(Answer::body)
                    .containsOnly(answers.getFirst().resultNow().body());
        }
    }

    @Test
    void sellsOnceToManyWithoutAKeyAtOnce() throws Exception {
        Callable<Integer> once = () -> client.post(checkout(cart)).status();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses =
                    threads.invokeAll(nCopies(CUSTOMERS, once)).stream()
                            .map(Future::resultNow)
                            .toList();

            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        }
    }

    @Test
    void refusesAKeyThatCheckedOutAnotherCart() {
        keyed("of another").post(checkout(SHOP.cartWith(line("22423", 1, "2.55"))));

        var answer = keyed("of another").post(checkout(cart));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"title":"Unprocessable Content","status":422,\
                        "detail":"The idempotency key checked out another cart. Take a new key for each cart.",\
                        "module":"cart","rule":"idempotency-key-of-one-cart"}\
                        """);
    }

    @Test
    void meetsNoKeyOfOtherCallers() {
        SHOP.carts().checkOut(SHOP.cartWith(line("22423", 1, "2.55")), new CheckoutKey("536365"));

        var answer = keyed("536365").post(checkout(cart));

        assertThat(answer.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 251})
    void refusesAKeyThatIsNone(int length) {
        var answer = keyed("x".repeat(length)).post(checkout(cart));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"title":"Bad Request","status":400,\
                        "detail":"The Idempotency-Key has %d characters. It needs 1 to 250, in ASCII."}\
                        """,
                        length);
        assertThat(SHOP.orders().ofCart(cart)).isEmpty();
    }

    @Test
    void takesAKeyOfTwoHundredAndFiftyCharacters() {
        assertThat(keyed("x".repeat(250)).post(checkout(cart)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "0, unit-price-above-zero, 0.00 GBP; it must be above zero.",
        "0.001, unit-price-two-decimals, 0.001 GBP; it may have two decimals."
    })
    void namesTheModuleAndTheRuleThatRefuse(String price, String rule, String reason) {
        var refused = SHOP.cartWith(line("22423", 1, price));

        var answer = keyed("refused " + price).post(checkout(refused));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"title":"Unprocessable Content","status":422,\
                        "detail":"The unit price of 22423 is %s","module":"order","rule":"%s"}\
                        """,
                        reason, rule);
        assertThat(client.get("/carts/" + refused).body()).contains("\"state\":\"open\"");
    }

    @Test
    void refusesAnEmptyCart() {
        var empty = SHOP.carts().open(null);

        var answer = client.post(checkout(empty));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).endsWith("\"module\":\"cart\",\"rule\":\"cart-not-empty\"}");
    }

    @Test
    void doesNotFindAnUnknownCartOrWhatIsNoId() {
        var unknown = client.post(checkout(UNKNOWN));
        var noId = client.post("/carts/17/checkout");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body())
                .contains("There is no cart 00000000-0000-0000-0000-000000000001.");
        assertThat(noId.status()).isEqualTo(404);
        assertThat(noId.body()).contains("There is no cart \\\"17\\\".");
    }

    private TestClient keyed(String key) {
        return client.with("Idempotency-Key", key);
    }

    private void assertConflict(Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"title":"Conflict","status":409,\
                        "detail":"The cart %s was checked out before. Open another one."}\
                        """,
                        cart);
    }

    private static String checkout(CartId which) {
        return "/carts/%s/checkout".formatted(which);
    }
}
