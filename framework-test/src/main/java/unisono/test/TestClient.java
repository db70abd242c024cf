package unisono.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Asks a server over HTTP/1.1, as a customer does, and returns the answer as it came.
///
/// ```java
/// private final TestClient client = new TestClient(SERVER.address());
/// // …
/// var cart = client.post("/carts").location();
/// ```
///
/// Follows no redirects; gives up after 20 seconds. Immutable and thread-safe: [#with] returns
/// another client.
public final class TestClient {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http;
    private final URI server;
    private final Map<String, String> headers;

    private TestClient(HttpClient http, URI server, Map<String, String> headers) {
        this.http = http;
        this.server = server;
        this.headers = Map.copyOf(headers);
    }

    /// Asks this server.
    ///
    /// @param server without a path: `http://127.0.0.1:8080`
    public TestClient(URI server) {
        this(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build(),
                server,
                Map.of());
    }

    /// What a server answered.
    ///
    /// @param headers the first value of each, by its name in lower case
    public record Answer(int status, Map<String, String> headers, String body) {
        public Answer {
            headers = Map.copyOf(headers);
        }

        /// A header, in whatever case.
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /// Where the thing is that was made.
        ///
        /// @throws AssertionError if the answer does not say
        public String location() {
            return header("Location")
                    .orElseThrow(() ->
                            new AssertionError("Expected a Location. Instead found: " + this));
        }

        /// The last segment of [#location()].
        public String id() {
            return location().substring(location().lastIndexOf('/') + 1);
        }
    }

    /// Sends a header with every request.
    public TestClient with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new TestClient(http, server, more);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /// Posts no body.
    public Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    /// Posts JSON.
    public Answer post(String path, String json) {
        return with("Content-Type", "application/json")
                .send("POST", path, BodyPublishers.ofString(json));
    }

    private Answer send(String verb, String path, BodyPublisher body) {
        var request =
                HttpRequest.newBuilder(URI.create(server + path))
                        .timeout(PATIENCE)
                        .method(verb, body);
        headers.forEach(request::header);
        try {
            return answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException("%s %s failed.".formatted(verb, path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("%s %s was interrupted.".formatted(verb, path), e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return new Answer(response.statusCode(), headers, response.body());
    }
}
