package unisono.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Paths and verbs.
final class RoutingTests {
    /// Answers with what it was asked.
    public static final class Echo {
        private static final AtomicInteger MADE = new AtomicInteger();

        /// Counts.
        public Echo() {
            MADE.incrementAndGet();
        }

        Response all(Request request) {
            return Response.ok(Map.of("all", request.query("q").orElse("")));
        }

        Response one(Request request) {
            return Response.ok(Map.of("one", request.path("cart")));
        }

        Response mine(Request request) {
            return Response.ok("mine");
        }

        Response line(Request request) {
            return Response.created(
                    "/carts/%s/lines/1".formatted(request.path("cart")),
                    Map.of("line", request.path("line")));
        }

        Response remove(Request request) {
            return Response.noContent();
        }
    }

    private static void routes(Router router) {
        router.get("/", Echo.class, Echo::mine)
                .get("/carts", Echo.class, Echo::all)
                .post("/carts", Echo.class, Echo::mine)
                .get("/carts/mine", Echo.class, Echo::mine)
                .get("/carts/{cart}", Echo.class, Echo::one)
                .delete("/carts/{cart}", Echo.class, Echo::remove)
                .put("/carts/{cart}/lines/{line}", Echo.class, Echo::line)
                .patch("/carts/{id}/lines/{line}", Echo.class, Echo::mine);
    }

    @Test
    void findsTheRouteAndItsVariables() {
        try (var shop = Running.with(RoutingTests::routes)) {
            assertThat(shop.get("/").body()).isEqualTo("\"mine\"");
            assertThat(shop.get("/carts/mine").body()).isEqualTo("\"mine\"");
            assertThat(shop.get("/carts/17").body()).isEqualTo("{\"one\":\"17\"}");
            var put = shop.send(shop.request("/carts/17/lines/3").PUT(BodyPublishers.noBody()));
            assertThat(put.statusCode()).isEqualTo(201);
            assertThat(put.headers().firstValue("Location")).contains("/carts/17/lines/1");
            assertThat(put.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(put.body()).isEqualTo("{\"line\":\"3\"}");
        }
    }

    @Test
    void decodesPathAndQueryAsUtf8() {
        try (var shop = Running.with(RoutingTests::routes)) {
            assertThat(shop.get("/carts/caf%C3%A9%2F+%25").body())
                    .isEqualTo("{\"one\":\"café/+%\"}");
            assertThat(shop.get("/carts?q=a+b%2B%26%E2%82%AC&x").body())
                    .isEqualTo("{\"all\":\"a b+&€\"}");
            assertThat(shop.get("/carts/17?q=/carts/mine").body()).isEqualTo("{\"one\":\"17\"}");
        }
    }

    @Test
    void refusesWrongPercentEncoding() throws IOException {
        try (var shop = Running.with(RoutingTests::routes)) {
            for (var path : new String[] {"/carts/%zz", "/carts/%", "/carts/%C3", "/carts?q=%f"}) {
                var answer =
                        shop.raw(
                                "GET "
                                        + path
                                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

                assertThat(answer).as(path).startsWith("HTTP/1.1 400 ");
                assertThat(answer).as(path).contains("application/problem+json");
            }
        }
    }

    @Test
    void answers404ForUnknownPaths() {
        try (var shop = Running.with(RoutingTests::routes)) {
            for (var path : new String[] {"/cart", "/carts/", "/carts/1/2", "//carts", "/CARTS"}) {
                var answer = shop.get(path);

                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(answer.headers().firstValue("Content-Type"))
                        .contains("application/problem+json");
                assertThat(answer.body())
                        .isEqualTo(
                                "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"There is nothing at %s.\"}"
                                        .formatted(path));
            }
        }
    }

    @Test
    void answers405WithTheVerbsThatArePossible() {
        try (var shop = Running.with(RoutingTests::routes)) {
            var answer = shop.post("/carts/17", "{}");

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("DELETE, GET, HEAD, OPTIONS");
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"title\":\"Method Not Allowed\",\"status\":405,\"detail\":\"POST is not possible here, but DELETE, GET, HEAD, OPTIONS.\"}");
        }
    }

    @Test
    void answersOptionsAndHead() {
        try (var shop = Running.with(RoutingTests::routes)) {
            var options =
                    shop.send(shop.request("/carts").method("OPTIONS", BodyPublishers.noBody()));
            var head = shop.send(shop.request("/carts/17").HEAD());
            var after = shop.get("/carts/17");

            assertThat(options.statusCode()).isEqualTo(204);
            assertThat(options.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, POST");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Length")).contains("12");
            assertThat(after.body()).isEqualTo("{\"one\":\"17\"}");
        }
    }

    @Test
    void makesAControllerOnceWhenItIsFirstAsked() {
        try (var shop = Running.with(RoutingTests::routes)) {
            int before = Echo.MADE.get();
            shop.get("/carts");
            shop.get("/carts/17");

            assertThat(Echo.MADE.get() - before).isEqualTo(1);
        }
    }

    @Test
    void answersWithSecurityHeadersAndNoServerName() throws IOException {
        try (var shop = Running.with(RoutingTests::routes)) {
            for (var path : new String[] {"/carts", "/nowhere", "/health/live"}) {
                var headers = shop.get(path).headers();

                assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
                assertThat(headers.firstValue("Cache-Control")).contains("no-store");
                assertThat(headers.firstValue("Server")).isEmpty();
            }
            assertThat(shop.raw("nonsense\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("X-Content-Type-Options: nosniff\r\n")
                    .contains("Cache-Control: no-store\r\n")
                    .contains(
                            "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"The request is no HTTP/1.1 that this server understands.\"}");
        }
    }

    @Test
    void refusesTooLongAddressesAndHeaders() throws IOException {
        try (var shop = Running.with(RoutingTests::routes)) {
            var address =
                    shop.raw("GET /" + "a".repeat(5000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            var header =
                    shop.raw(
                            "GET / HTTP/1.1\r\nHost: localhost\r\nX: "
                                    + "a".repeat(20_000)
                                    + "\r\n\r\n");

            assertThat(address).startsWith("HTTP/1.1 414 ").contains("application/problem+json");
            assertThat(header).startsWith("HTTP/1.1 431 ").contains("application/problem+json");
        }
    }
}
