package shop.cart.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.cart.CartId;
import shop.cart.CustomerId;
import unisono.test.TestClient;
import unisono.test.TestClient.Answer;
import unisono.web.WebServer;
import unisono.web.WebSettings;

/// Carts over HTTP.
final class CartRoutesTests {
    private static final String UNKNOWN = "/carts/00000000-0000-0000-0000-000000000001";
    private static final String MUG =
            """
            {"sku":"22423","description":"a mug","quantity":6,"unitPrice":"2.55"}\
            """;

    @AutoClose private static final CartShop SHOP = new CartShop();

    @AutoClose
    private static final WebServer SERVER =
            WebServer.start(
                    WebSettings.DEFAULTS.port(0),
                    SHOP.application().application().injector(),
                    List.of(new CartRoutes()),
                    List.of());

    private final TestClient client = new TestClient(SERVER.address());

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"customer\":null}"})
    void opensACartForNobody(String body) {
        var answer = client.post("/carts", body);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.location()).isEqualTo("/carts/" + answer.id());
        assertThat(answer.body()).isEqualTo("{\"cart\":\"%s\"}", answer.id());
        assertThat(SHOP.shown(cart(answer)).customer()).isNull();
    }

    @Test
    void opensACartWithoutABody() {
        assertThat(client.post("/carts").status()).isEqualTo(201);
    }

    @Test
    void opensACartForACustomer() {
        var answer = client.post("/carts", "{\"customer\":\"17850\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(SHOP.shown(cart(answer)).customer()).isEqualTo(new CustomerId("17850"));
    }

    @Test
    void addsALine() {
        var cart = client.post("/carts").location();

        var answer = client.post(cart + "/lines", MUG);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.location()).isEqualTo(cart);
        assertThat(answer.body()).isEqualTo("{\"cart\":\"%s\",\"line\":1}", answer.id());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2.55\"', 2.55, 15.30",
        "2.55, 2.55, 15.30",
        "2.550, 2.55, 15.30",
        "3, 3.00, 18.00",
        "'\"0.001\"', 0.001, 0.006",
        "255e-2, 2.55, 15.30"
    })
    void showsACartWithAmountsAsStrings(String price, String unitPrice, String total) {
        var opened = client.post("/carts", "{\"customer\":\"17850\"}");
        client.post(opened.location() + "/lines", MUG.replace("\"2.55\"", price));

        var answer = client.get(opened.location());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"cart":"%s","customer":"17850","state":"open","currency":"GBP","total":"%s",\
                        "lines":[{"sku":"22423","description":"a mug","quantity":6,"unitPrice":"%s"}],\
                        "openedAt":"%s"}\
                        """,
                        opened.id(), total, unitPrice, SHOP.shown(cart(opened)).openedAt());
    }

    @Test
    void showsThatACartWasCheckedOut() {
        var opened = client.post("/carts");
        client.post(opened.location() + "/lines", MUG);
        SHOP.carts().checkOut(cart(opened));

        var answer = client.get(opened.location());

        assertThat(answer.body())
                .contains("\"state\":\"checked-out\"")
                .endsWith(
                        "\"checkedOutAt\":\"%s\"}"
                                .formatted(SHOP.shown(cart(opened)).checkedOutAt()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesAQuantityBelowOneNamingModuleAndRule(int quantity) {
        var cart = client.post("/carts").location();

        var answer = client.post(cart + "/lines", MUG.replace("6", "" + quantity));

        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"title":"Unprocessable Content","status":422,\
                        "detail":"The quantity of 22423 is %d; at least 1 can be bought.",\
                        "module":"cart","rule":"quantity-at-least-one"}\
                        """,
                        quantity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"quantity\":1,\"unitPrice\":\"1\"}|$.sku is missing or null. It is a string.",
                "{\"sku\":\"A\",\"unitPrice\":\"1\"}|$.quantity is missing or null. It is a whole number from -2147483648 to 2147483647.",
                "{\"sku\":\"A\",\"quantity\":1}|$.unitPrice is missing or null. It is a decimal number, or a string with one: 38 digits at most on either side.",
                "{\"sku\":7,\"quantity\":1,\"unitPrice\":\"1\"}|$.sku is to be a string.",
                "{\"sku\":\"A\",\"quantity\":\"1\",\"unitPrice\":\"1\"}|$.quantity is to be a whole number from -2147483648 to 2147483647.",
                "{\"sku\":\"A\",\"quantity\":1.5,\"unitPrice\":\"1\"}|$.quantity is to be a whole number from -2147483648 to 2147483647.",
                "{\"sku\":\"A\",\"quantity\":2147483648,\"unitPrice\":\"1\"}|$.quantity is to be a whole number from -2147483648 to 2147483647.",
                "{\"sku\":\"A\",\"quantity\":1,\"unitPrice\":\"cheap\"}|$.unitPrice is to be a decimal number, or a string with one: 38 digits at most on either side.",
                "{\"sku\":\"A\",\"quantity\":1,\"unitPrice\":1e400000000}|$.unitPrice is to be a decimal number, or a string with one: 38 digits at most on either side.",
                "{\"sku\":\"A\",\"quantity\":1,\"unitPrice\":1e30}|$ is refused: The amount has too many digits. At most 30 before the point and 18 after it are allowed.",
                "{\"sku\":\"A\",\"quantity\":1,\"unitPrice\":1e15}|$ is refused: The unit price has more than 15 digits before the point.",
                "{\"sku\":\" \",\"quantity\":1,\"unitPrice\":\"1\"}|$ is refused: The sku has 1 characters. It needs 1 to 64, not only blanks, and neither a NUL nor half a surrogate pair.",
                "{\"sku\":\"\\ud83d\",\"quantity\":1,\"unitPrice\":\"1\"}|$ is refused: The sku has 1 characters. It needs 1 to 64, not only blanks, and neither a NUL nor half a surrogate pair.",
                "{\"sku\":\"A\",\"quantity\":1,\"unitPrice\":\"1\",\"colour\":\"red\"}|$.colour is unknown. Known here are: description, quantity, sku, unitPrice.",
                "{\"sku\":|The body is no JSON at line 1, column 8.",
                "``|The request needs a body, in JSON."
            })
    void saysWhatIsWrongWithALine(String body, String detail) {
        var cart = client.post("/carts").location();

        var answer = client.post(cart + "/lines", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith(
                        "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"%s\""
                                .formatted(detail));
        assertThat(client.get(cart).body()).contains("\"lines\":[]");
    }

    @Test
    void saysWhatIsWrongWithACustomer() {
        var answer = client.post("/carts", "{\"customer\":\"" + "x".repeat(101) + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "The customer has 101 characters. It needs 1 to 100, not only blanks, and neither a NUL nor half a surrogate pair.");
    }

    @Test
    void doesNotFindAnUnknownCart() {
        for (var answer : List.of(client.get(UNKNOWN), client.post(UNKNOWN + "/lines", MUG))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body())
                    .isEqualTo(
                            """
                            {"title":"Not Found","status":404,\
                            "detail":"There is no cart 00000000-0000-0000-0000-000000000001."}\
                            """);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "1-1-1-1-1", "00000000-0000-0000-0000-00000000000g"})
    void doesNotFindWhatIsNoId(String id) {
        for (var answer :
                List.of(client.get("/carts/" + id), client.post("/carts/" + id + "/lines", MUG))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).contains("There is no cart \\\"" + id + "\\\".");
        }
    }

    @Test
    void addsNothingToACartThatWasCheckedOut() {
        var opened = client.post("/carts");
        client.post(opened.location() + "/lines", MUG);
        SHOP.carts().checkOut(cart(opened));

        var answer = client.post(opened.location() + "/lines", MUG);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"title":"Conflict","status":409,\
                        "detail":"The cart %s was checked out before. Open another one."}\
                        """,
                        opened.id());
    }

    private static CartId cart(Answer opened) {
        return new CartId(UUID.fromString(opened.id()));
    }
}
