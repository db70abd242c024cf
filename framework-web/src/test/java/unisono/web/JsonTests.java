package unisono.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Bodies: what is read, and how what is wrong is told.
final class JsonTests {
    private static final String DECIMAL =
            "a decimal number, or a string with one: 38 digits at most on either side.";
    private static final String WHOLE = "a whole number from -2147483648 to 2147483647.";

    private static Running shop;

    /// A colour of a line.
    public enum Colour {
        RED,
        GREEN
    }

    /// One line of an order.
    public record Line(String sku, int quantity, BigDecimal price) {
        /// Checks.
        public Line {
            if (quantity < 1) {
                throw new IllegalArgumentException("quantity is at least 1, not 0%");
            }
        }
    }

    /// An order.
    public record Order(
            String customer,
            List<Line> lines,
            @Nullable String note,
            Optional<Colour> colour,
            @Nullable LocalDate due) {}

    /// Answers with what it read.
    public static final class Orders {
        /// For Guice.
        public Orders() {}

        Response place(Request request) {
            return Response.ok(request.body(Order.class));
        }

        Response line(Request request) {
            return Response.ok(request.body(Line.class).price().toPlainString());
        }

        Response maybe(Request request) {
            return Response.ok(request.bodyIfPresent(Line.class).map(Line::sku).orElse("nothing"));
        }
    }

    @BeforeAll
    static void open() {
        shop =
                Running.with(router ->
                        router.post("/orders", Orders.class, Orders::place)
                                .post("/lines", Orders.class, Orders::line)
                                .post("/maybe", Orders.class, Orders::maybe));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void readsAndWritesRecords() {
        var order =
                """
                {"customer":"Zoë €","lines":[{"sku":"85123A","quantity":6,"price":"2.55"}],"note":null}\
                """;

        var answer = shop.post("/orders", order);

        assertThat(answer.body())
                .isEqualTo(
                        "{\"customer\":\"Zoë €\",\"lines\":[{\"sku\":\"85123A\",\"quantity\":6,\"price\":2.55}]}");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void readsDecimalsFromNumbersAndStringsExactly() {
        for (var price :
                List.of("2.55", "\"2.55\"", "0.1", "-7", "1E3", "\"12345678901234567890.12\"")) {
            var answer = shop.post("/lines", line(price));

            var exact = new BigDecimal(price.replace("\"", "")).toPlainString();
            assertThat(answer.body()).isEqualTo('"' + exact + '"');
        }
    }

    static Stream<Arguments> wrongBodies() {
        return Stream.of(
                wrong(line("1e400000000"), "$.price is to be " + DECIMAL),
                wrong(line("\"1e400000000\""), "$.price is to be " + DECIMAL),
                wrong(line("1e-400000000"), "$.price is to be " + DECIMAL),
                wrong(line("1e99999999999"), "$.price is to be " + DECIMAL),
                wrong(line("\"two\""), "$.price is to be " + DECIMAL),
                wrong(line("\"\""), "$.price is to be " + DECIMAL),
                wrong(line("true"), "$.price is to be " + DECIMAL),
                wrong(line("[1]"), "$.price is to be " + DECIMAL),
                wrong(line("null"), "$.price is missing or null. It is " + DECIMAL),
                wrong(
                        "{\"sku\":\"a\",\"price\":1}",
                        "$.quantity is missing or null. It is " + WHOLE),
                wrong(
                        "{\"sku\":null,\"quantity\":1,\"price\":1}",
                        "$.sku is missing or null. It is a string."),
                wrong("{\"quantity\":1,\"price\":1}", "$.sku is missing or null. It is a string."),
                wrong(quantity("1.5"), "$.quantity is to be " + WHOLE),
                wrong(quantity("1e2"), "$.quantity is to be " + WHOLE),
                wrong(quantity("\"1\""), "$.quantity is to be " + WHOLE),
                wrong(quantity("true"), "$.quantity is to be " + WHOLE),
                wrong(quantity("3000000000"), "$.quantity is to be " + WHOLE),
                wrong(quantity("null"), "$.quantity is missing or null. It is " + WHOLE),
                wrong(quantity("0"), "$ is refused: quantity is at least 1, not 0%"),
                wrong("{\"sku\":5,\"quantity\":1,\"price\":1}", "$.sku is to be a string."),
                wrong("{\"sku\":[],\"quantity\":1,\"price\":1}", "$.sku is to be a string."),
                wrong(
                        "{\"sku\":\"a\",\"quantity\":1,\"price\":1,\"prize\":1}",
                        "$.prize is unknown. Known here are: price, quantity, sku."),
                wrong("[]", "$ is to be an object."),
                wrong("\"\"", "$ is to be an object."),
                wrong("7", "$ is to be an object."),
                wrong("null", "The body is to be one JSON value that is not null."),
                wrong(line("1") + "{}", "The body is to be one JSON value that is not null."),
                wrong(
                        "{\"sku\":\"a\",\n\"sku\":\"b\"}",
                        "The body gives a name twice at line 2, column 6."),
                wrong("{\"sku\":\n  secret}", "The body is no JSON at line 2, column 3."),
                wrong("{\"sku\":\"a\"", "The body is no JSON at line 1, column 11."),
                wrong("   ", "$ is to be an object."));
    }

    @ParameterizedTest
    @MethodSource("wrongBodies")
    void saysWhatIsWrongAndWhere(String body, String detail) {
        var answer = shop.post("/lines", body);

        assertThat(answer.body()).contains("\"status\":400,\"detail\":\"" + detail + '"');
        assertThat(answer.body()).doesNotContain("jackson").doesNotContain("secret");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void namesThePathThroughListsToAProgram() {
        var answer =
                shop.post(
                        "/orders",
                        "{\"customer\":\"a\",\"lines\":[%s,%s]}".formatted(line("1"), line("{}")));

        assertThat(answer.body()).endsWith("\"path\":\"$.lines[1].price\"}");
    }

    @Test
    void refusesNullsInListsAndWrongEnumsAndDates() {
        var nothing = shop.post("/orders", "{\"customer\":\"a\",\"lines\":[null]}");
        var colour = shop.post("/orders", "{\"customer\":\"a\",\"lines\":[],\"colour\":\"BLUE\"}");
        var number = shop.post("/orders", "{\"customer\":\"a\",\"lines\":[],\"colour\":0}");
        var due = shop.post("/orders", "{\"customer\":\"a\",\"lines\":[],\"due\":\"tomorrow\"}");

        assertThat(nothing.body()).contains("$.lines").contains("\"status\":400");
        assertThat(colour.body()).contains("$.colour is to be one of RED, GREEN.");
        assertThat(number.body()).contains("$.colour is to be one of RED, GREEN.");
        assertThat(due.body()).contains("$.due is to be a date such as \\\"2011-06-30\\\".");
    }

    @Test
    void limitsDepthStringsNamesAndNumbers() {
        for (var value :
                List.of(
                        "[".repeat(1000) + "]".repeat(1000),
                        '"' + "a".repeat(100_001) + '"',
                        "{\"" + "a".repeat(1000) + "\":1}",
                        "9".repeat(1000))) {
            var answer = shop.post("/lines", "{\"sku\":" + value + '}');

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body().length()).isLessThan(600);
        }
        var deep = shop.post("/orders", "[".repeat(1000));
        assertThat(deep.statusCode()).isEqualTo(400);
    }

    @Test
    void refusesInvalidUtf8() throws IOException {
        var body = "{\"sku\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);

        var answer =
                shop.send(
                        shop.request("/lines")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(answer.body())
                .isEqualTo(
                        "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"The body is not UTF-8.\"}");
    }

    @Test
    void needsABodyWhereOneIsRead() {
        var answer = shop.send(shop.request("/lines").POST(BodyPublishers.noBody()));
        var optional = shop.send(shop.request("/maybe").POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The request needs a body, in JSON.");
        assertThat(optional.body()).isEqualTo("\"nothing\"");
    }

    @Test
    void takesJsonByAnyOfItsNamesAndNothingElse() {
        for (var type :
                List.of(
                        "application/json; charset=utf-8",
                        "application/merge-patch+json",
                        "application/x-www-form-urlencoded")) {
            assertThat(postAs(type).statusCode()).as(type).isEqualTo(200);
        }
        for (var type : List.of("text/plain", "application/json; charset=latin1", "nonsense")) {
            var answer = postAs(type);

            assertThat(answer.statusCode()).as(type).isEqualTo(415);
            assertThat(answer.body())
                    .contains(
                            "The body is to be JSON in UTF-8: send it with Content-Type application/json.");
        }
        var silent = shop.send(shop.request("/lines").POST(BodyPublishers.ofString(line("1"))));
        assertThat(silent.statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> postAs(String type) {
        return shop.send(
                shop.request("/lines")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(line("1"))));
    }

    private static Arguments wrong(String body, String detail) {
        return Arguments.of(body, detail);
    }

    private static String line(String price) {
        return "{\"sku\":\"a\",\"quantity\":1,\"price\":" + price + '}';
    }

    private static String quantity(String quantity) {
        return "{\"sku\":\"a\",\"quantity\":" + quantity + ",\"price\":1}";
    }
}
