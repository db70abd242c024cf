package shop.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// A merchant who calls a gateway.
record GatewayClient(URI gateway) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final int NO_ANSWER = 599;

    static final String TEA =
            """
            {"amount":"15.30","currency":"GBP","reference":"tea"}\
            """;

    HttpResponse<String> capture(String key) throws Exception {
        return capture(key, TEA);
    }

    HttpResponse<String> capture(String key, String body) throws Exception {
        return send(
                request("/captures")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    /// Asks again until there is an answer that is one.
    int captured(String key) throws Exception {
        int status = attempt(key);
        while (status >= 500) {
            status = attempt(key);
        }
        return status;
    }

    private int attempt(String key) throws Exception {
        try {
            return capture(key).statusCode();
        } catch (IOException e) {
            return NO_ANSWER;
        }
    }

    HttpResponse<String> reverse(String key) throws Exception {
        return send(request("/captures/" + key + "/reversal").POST(BodyPublishers.noBody()));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(10));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
