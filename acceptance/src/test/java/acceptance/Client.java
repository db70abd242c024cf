package acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A customer's HTTP client.
///
/// @param shop the address
record Client(URI shop) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    /// @param type of the content, without parameters; empty where there is no body
    record Answer(int status, String type, String location, String body) {
        static Answer of(HttpResponse<String> response) {
            var type = response.headers().firstValue("Content-Type").orElse("");
            var location = response.headers().firstValue("Location").orElse("");
            return new Answer(
                    response.statusCode(), type.replaceAll(";.*", ""), location, response.body());
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String text(String name) {
            return json().path(name).asString();
        }

        /// Status, detail, module and rule of a problem, as one line.
        String problem() {
            return "%d %s: %s%s"
                    .formatted(status, type, text("detail"), words("module") + words("rule"));
        }

        private String words(String name) {
            return json().has(name) ? " [%s %s]".formatted(name, text(name)) : "";
        }
    }

    /// Opens a cart and answers its path.
    String newCart() throws Exception {
        return post("/carts", null).location();
    }

    /// Opens a cart with one line, and answers its path.
    String newCart(String sku, String quantity, String unitPrice) throws Exception {
        var cart = newCart();
        add(cart, sku, quantity, unitPrice);
        return cart;
    }

    Answer add(String cart, String sku, String quantity, String unitPrice) throws Exception {
        return post(
                cart + "/lines",
                """
                {"sku": "%s", "quantity": %s, "unitPrice": "%s"}\
                """
                        .formatted(sku, quantity, unitPrice));
    }

    Answer checkOut(String cart) throws Exception {
        return post(cart + "/checkout", null);
    }

    CompletableFuture<Answer> checkOutSoon(String cart) {
        var request = request("POST", cart + "/checkout", null, Map.of());
        return HTTP.sendAsync(request, BodyHandlers.ofString()).thenApply(Answer::of);
    }

    Answer get(String path) throws Exception {
        return send("GET", path, null, Map.of());
    }

    Answer post(String path, @Nullable String json) throws Exception {
        return send("POST", path, json, Map.of("Content-Type", "application/json"));
    }

    Answer send(String verb, String path, @Nullable String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return Answer.of(HTTP.send(request(verb, path, body, headers), BodyHandlers.ofString()));
    }

    private HttpRequest request(
            String verb, String path, @Nullable String body, Map<String, String> headers) {
        var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request =
                HttpRequest.newBuilder(shop.resolve(path))
                        .timeout(Deadline.MAX)
                        .method(verb, content);
        headers.forEach(request::header);
        return request.build();
    }
}
