package shop.payment.internal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import shop.payment.GatewayFailure;
import shop.payment.GatewayPlace;

/// The line to the gateway: connections that are kept, and nobody waits for ever. Thread-safe.
@Singleton
final class GatewayLine {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(2);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final int BODY_MAX = 1_000_000;
    private static final int SAID_MAX = 200;

    private final GatewayPlace place;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_MAX)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    @Inject
    GatewayLine(GatewayPlace place) {
        this.place = place;
    }

    HttpResponse<String> post(String path, String key, String body) throws InterruptedException {
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) throws InterruptedException {
        return send(path, HttpRequest.newBuilder());
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request)
            throws InterruptedException {
        var address = place.address();
        var complete = request.uri(address.resolve(path)).timeout(ANSWER_MAX).build();
        try {
            return http.send(complete, BodyHandlers.limiting(BodyHandlers.ofString(), BODY_MAX));
        } catch (ConnectException e) {
            place.nobodyAt(address);
            throw new GatewayFailure("Nobody is at the gateway %s.".formatted(address), e);
        } catch (IOException e) {
            throw new GatewayFailure("The gateway %s did not answer: %s.".formatted(address, e), e);
        }
    }

    GatewayFailure unexpected(HttpResponse<String> answer) {
        var body = answer.body();
        return new GatewayFailure(
                "The gateway answered with %d: %s"
                        .formatted(
                                answer.statusCode(),
                                body.substring(0, Math.min(body.length(), SAID_MAX))),
                null);
    }
}
