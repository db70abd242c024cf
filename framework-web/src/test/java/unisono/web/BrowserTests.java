package unisono.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a browser sends on behalf of foreign pages.
final class BrowserTests {
    /// Answers.
    public static final class Carts {
        /// For Guice.
        public Carts() {}

        Response any(Request request) {
            return Response.ok("done");
        }
    }

    private static void routes(Router router) {
        router.get("/carts", Carts.class, Carts::any).post("/carts", Carts.class, Carts::any);
    }

    @Test
    void refusesForeignHostsOnLoopback() throws IOException {
        try (var shop = Running.with(BrowserTests::routes)) {
            for (var host : List.of("localhost:8080", "127.0.0.1", "[::1]:1", "LOCALHOST")) {
                assertThat(ask(shop, "GET", host, "")).as(host).startsWith("HTTP/1.1 200 ");
            }
            for (var host : List.of("evil.example", "localhost.evil.example", "10.0.0.1:8080")) {
                assertThat(ask(shop, "GET", host, ""))
                        .as(host)
                        .startsWith("HTTP/1.1 421 ")
                        .contains("application/problem+json");
            }
        }
    }

    @Test
    void refusesChangesByForeignOrigins() throws IOException {
        try (var shop = Running.with(BrowserTests::routes)) {
            var own = "Origin: http://localhost:8080\r\n";
            var foreign = "Origin: http://evil.example\r\n";

            assertThat(ask(shop, "POST", "localhost:8080", own)).startsWith("HTTP/1.1 200 ");
            assertThat(ask(shop, "GET", "localhost:8080", foreign)).startsWith("HTTP/1.1 200 ");
            assertThat(ask(shop, "POST", "localhost:8080", foreign))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("A page of another origin may not change anything here.");
            assertThat(ask(shop, "POST", "localhost:8080", "Origin: null\r\n"))
                    .startsWith("HTTP/1.1 403 ");
            assertThat(ask(shop, "POST", "localhost:8080", "Origin: http://localhost:9\r\n"))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void answersToAnyHostElsewhere() throws IOException {
        try (var shop = Running.with(Running.ANY_PORT.host("0.0.0.0"), BrowserTests::routes)) {
            assertThat(ask(shop, "GET", "shop.example", "")).startsWith("HTTP/1.1 200 ");
        }
    }

    private static String ask(Running shop, String verb, String host, String header)
            throws IOException {
        return shop.raw(
                "%s /carts HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
                        .formatted(verb, host, header));
    }
}
