package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Client.Answer;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that can be asked in a wrong way over HTTP, and its answer.
final class WrongRequestTests {
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
    private static final String LINE = "{\"sku\": \"A\", \"quantity\": 1, \"unitPrice\": \"1.00\"}";
    private static final int POOL = 10;

    @TempDir private static Path directory;

    private static Shop shop;
    private static Client client;

    @BeforeAll
    static void opensAShop() throws Exception {
        shop = Shop.in(directory);
        client = shop.launch().client();
    }

    @AfterAll
    static void closesTheShop() throws Exception {
        shop.close();
    }

    @Test
    void cartRefusesAQuantityBelowOne() throws Exception {
        var cart = client.newCart();

        assertThat(client.add(cart, "A", "0", "1.00").problem())
                .isEqualTo(
                        "422 application/problem+json: The quantity of A is 0; at least 1 can be"
                                + " bought. [module cart] [rule quantity-at-least-one]");
        assertThat(client.get(cart).json().path("lines")).isEmpty();
    }

    @Test
    void cartRefusesToCheckOutAnEmptyCart() throws Exception {
        var cart = client.newCart();

        assertThat(client.checkOut(cart).problem())
                .isEqualTo(
                        "422 application/problem+json: The cart %s is empty. Add a line first. [module cart] [rule cart-not-empty]"
                                .formatted(id(cart)));
        assertOpenAndWithoutOrder(cart);
    }

    @Test
    void orderRefusesAUnitPriceThatIsNotAboveZero() throws Exception {
        var cart = client.newCart("A", "1", "0");

        assertThat(client.checkOut(cart).problem())
                .isEqualTo(
                        "422 application/problem+json: The unit price of A is 0.00 GBP; it must be"
                                + " above zero. [module order] [rule unit-price-above-zero]");
        assertOpenAndWithoutOrder(cart);
    }

    @Test
    void orderRefusesAUnitPriceOfThreeDecimals() throws Exception {
        var cart = client.newCart("A", "1", "0.001");

        assertThat(client.checkOut(cart).problem())
                .isEqualTo(
                        "422 application/problem+json: The unit price of A is 0.001 GBP; it may"
                                + " have two decimals. [module order] [rule unit-price-two-decimals]");
        assertOpenAndWithoutOrder(cart);
    }

    @Test
    void paymentRefusesATotalAboveFiftyThousand() throws Exception {
        var cart = client.newCart("A", "1", "50000.01");

        assertThat(client.checkOut(cart).problem())
                .isEqualTo(
                        "422 application/problem+json: The total is 50000.01 GBP; above 50000.00"
                                + " GBP a person has to approve it. [module payment] [rule"
                                + " approval-above-50000]");
        assertOpenAndWithoutOrder(cart);
        assertThat(client.checkOut(client.newCart("A", "1", "50000.00")).status()).isEqualTo(201);
    }

    private static void assertOpenAndWithoutOrder(String cart) throws Exception {
        assertThat(client.get(cart).text("state")).isEqualTo("open");
        assertThat(client.get("/orders?cart=" + id(cart)).body()).isEqualTo("[]");
        assertThat(client.add(cart, "B", "1", "1.00").status()).isEqualTo(201);
    }

    @Test
    void aKeyThatClosedAnotherCartIsRefused() throws Exception {
        var key = Map.of("Idempotency-Key", "of the first cart");
        client.send("POST", client.newCart("A", "1", "1.00") + "/checkout", null, key);
        var cart = client.newCart("A", "1", "1.00");

        var answer = client.send("POST", cart + "/checkout", null, key);

        assertThat(answer.problem())
                .isEqualTo(
                        "422 application/problem+json: The idempotency key checked out another"
                                + " cart. Take a new key for each cart. [module cart] [rule"
                                + " idempotency-key-of-one-cart]");
        assertOpenAndWithoutOrder(cart);
    }

    @Test
    void aCartThatWasCheckedOutIsAConflict() throws Exception {
        var cart = client.newCart("A", "1", "1.00");
        client.checkOut(cart);

        var conflict =
                "409 application/problem+json: The cart %s was checked out before. Open another one."
                        .formatted(id(cart));
        assertThat(client.checkOut(cart).problem()).isEqualTo(conflict);
        assertThat(client.add(cart, "A", "1", "1.00").problem()).isEqualTo(conflict);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertNotFound(client.get("/carts/" + NOBODY), "There is no cart " + NOBODY + ".");
        assertNotFound(client.checkOut("/carts/" + NOBODY), "There is no cart " + NOBODY + ".");
        assertNotFound(
                client.add("/carts/" + NOBODY, "A", "1", "1.00"),
                "There is no cart " + NOBODY + ".");
        assertNotFound(client.get("/orders/" + NOBODY), "There is no order " + NOBODY + ".");
        assertNotFound(client.get("/nowhere"), "There is nothing at /nowhere.");
    }

    @Test
    void whatIsNoIdIsNotFound() throws Exception {
        assertNotFound(client.get("/carts/none"), "There is no cart \"none\".");
        assertNotFound(client.checkOut("/carts/none"), "There is no cart \"none\".");
        assertNotFound(client.add("/carts/1", "A", "1", "1"), "There is no cart \"1\".");
        assertNotFound(client.get("/orders/none"), "There is no order \"none\".");
        assertNotFound(client.get("/orders?cart=none"), "There is no cart \"none\".");
        assertNotFound(client.get("/payments?order=none"), "There is no order \"none\".");
    }

    private static void assertNotFound(Answer answer, String detail) {
        assertThat(answer.problem()).isEqualTo("404 application/problem+json: " + detail);
    }

    @Test
    void whatIsNoJsonOrNotWhatWasAskedForIsABadRequest() throws Exception {
        var price = "a decimal number, or a string with one: 38 digits at most on either side.";
        assertBad("{\"sku\":", "The body is no JSON at line 1, column 8.");
        assertBad("[]", "$ is to be an object.");
        assertBad("", "The request needs a body, in JSON.");
        assertBad(LINE.replace("\"1.00\"", "\"x\""), "$.unitPrice is to be " + price);
        assertBad(
                LINE.replace(", \"unitPrice\": \"1.00\"", ""),
                "$.unitPrice is missing or null. It is " + price);
        assertBad(
                LINE.replace("1,", "1.5,"),
                "$.quantity is to be a whole number from -2147483648 to 2147483647.");
        assertBad(
                LINE.replace("{", "{\"colour\": \"red\", "),
                "$.colour is unknown. Known here are: description, quantity, sku, unitPrice.");
        assertBad(
                LINE.replace("\"A\"", "\"\""),
                "$ is refused: The sku has 0 characters. It needs 1 to 64, not only blanks, and"
                        + " neither a NUL nor half a surrogate pair.");
    }

    private static void assertBad(String body, String detail) throws Exception {
        assertThat(client.post(client.newCart() + "/lines", body).problem())
                .isEqualTo("400 application/problem+json: " + detail);
    }

    @Test
    void aNumberOfPenniesMayBeAJsonNumber() throws Exception {
        var cart = client.newCart();

        var added = client.post(cart + "/lines", LINE.replace("\"1.00\"", "2.55"));

        assertThat(added.status()).isEqualTo(201);
        assertThat(client.get(cart).text("total")).isEqualTo("2.55");
    }

    @Test
    void aKeyOrAPageThatIsTooLongIsABadRequest() throws Exception {
        var key = Map.of("Idempotency-Key", "k".repeat(251));
        var checkout = client.send("POST", client.newCart() + "/checkout", null, key);

        assertThat(checkout.problem())
                .isEqualTo(
                        "400 application/problem+json: The Idempotency-Key has 251 characters. It"
                                + " needs 1 to 250, in ASCII.");
        assertThat(client.get("/orders?limit=501").problem())
                .isEqualTo(
                        "400 application/problem+json: The parameter limit is a whole number from"
                                + " 1 to 500.");
    }

    @Test
    void aBodyOfMoreThanAMegabyteIsTooLarge() throws Exception {
        var cart = client.newCart();

        var just = client.post(cart + "/lines", LINE + " ".repeat(1_000_000 - LINE.length()));
        var more = client.post(cart + "/lines", LINE + " ".repeat(1_000_001 - LINE.length()));

        assertThat(just.status()).isEqualTo(201);
        assertThat(more.problem())
                .isEqualTo("413 application/problem+json: The body is longer than 1000000 bytes.");
        assertThat(client.get(cart).json().path("lines")).hasSize(1);
    }

    @Test
    void anotherVerbIsNotAllowed() throws Exception {
        var answer = client.send("DELETE", client.newCart(), null, Map.of());

        assertThat(answer.problem())
                .isEqualTo(
                        "405 application/problem+json: DELETE is not possible here, but GET, HEAD,"
                                + " OPTIONS.");
    }

    @Test
    void anotherMediaTypeIsNotSupported() throws Exception {
        var csv = Map.of("Content-Type", "text/csv");

        var answer = client.send("POST", client.newCart() + "/lines", "A,1,1.00", csv);

        assertThat(answer.problem())
                .isEqualTo(
                        "415 application/problem+json: The body is to be JSON in UTF-8: send it"
                                + " with Content-Type application/json.");
    }

    @Test
    void withoutAConnectionInTimeTheShopIsUnavailableAndThenGoesOn() throws Exception {
        var cart = client.newCart("A", "1", "1.00");
        try (var database = shop.database();
                var holder = Sql.of(database);
                var watcher = Sql.of(database)) {
            holder.connection().setAutoCommit(false);
            holder.execute("select from cart.cart where id = ? for update", id(cart));
            var holding = Stream.generate(() -> client.checkOutSoon(cart)).limit(POOL).toList();
            Deadline.awaitThat("no connection is free", () -> watcher.waiting() == POOL);

            var refused = client.get("/orders");
            var live = client.get("/health/live");
            var ready = client.get("/health/ready");
            holder.connection().rollback();

            assertThat(refused.problem())
                    .isEqualTo(
                            "503 application/problem+json: No database connection became free in"
                                    + " time: the database is down, or all connections are in"
                                    + " use.");
            assertThat(live.status()).isEqualTo(200);
            assertThat(ready.status()).isEqualTo(503);
            assertThat(holding.stream().map(CompletableFuture::join).map(Answer::status))
                    .containsOnly(201, 409)
                    .containsOnlyOnce(201);
        }
        assertThat(client.get("/orders?cart=" + id(cart)).json()).hasSize(1);
    }

    private static UUID id(String cart) {
        return UUID.fromString(cart.substring("/carts/".length()));
    }
}
