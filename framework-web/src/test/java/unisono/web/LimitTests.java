package unisono.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What a client may cost.
final class LimitTests {
    private static final WebSettings IMPATIENT =
            Running.ANY_PORT
                    .slowClientMax(Duration.ofMillis(500))
                    .idleMax(Duration.ofSeconds(1))
                    .requestsMax(1);
    private static final Duration SOON = Duration.ofSeconds(10);

    /// Answers, at once or when it is let.
    public static final class Slow {
        private static volatile CountDownLatch started = new CountDownLatch(1);
        private static volatile CountDownLatch end = new CountDownLatch(1);

        /// For Guice.
        public Slow() {}

        Response quick(Request request) {
            return Response.ok("quick");
        }

        Response big(Request request) {
            return Response.ok("a".repeat(50_000_000));
        }

        Response wait(Request request) throws InterruptedException {
            started.countDown();
            end.await();
            return Response.ok("waited");
        }
    }

    private static void routes(Router router) {
        router.get("/quick", Slow.class, Slow::quick)
                .post("/quick", Slow.class, Slow::quick)
                .get("/big", Slow.class, Slow::big)
                .get("/wait", Slow.class, Slow::wait);
    }

    @Test
    void refusesBodiesOver1MbOfKnownLengthAndInChunks() {
        try (var shop = Running.with(LimitTests::routes)) {
            var body = new byte[2_000_000];
            var most = shop.send(post(shop).POST(BodyPublishers.ofByteArray(body, 0, 1_000_000)));
            var known = shop.send(post(shop).POST(BodyPublishers.ofByteArray(body)));
            var chunked =
                    shop.send(
                            post(shop)
                                    .POST(
                                            BodyPublishers.ofInputStream(
                                                    () -> new ByteArrayInputStream(body))));

            assertThat(most.statusCode()).isEqualTo(200);
            for (var refused : List.of(known, chunked)) {
                assertThat(refused.body())
                        .isEqualTo(
                                "{\"title\":\"Content Too Large\",\"status\":413,\"detail\":\"The body is longer than 1000000 bytes.\"}");
            }
        }
    }

    @Test
    void refusesLongBodiesWithoutWaitingForThem() throws IOException {
        try (var shop = Running.with(IMPATIENT, LimitTests::routes)) {
            for (var length : List.of("3000000", "9000000000")) {
                var answer =
                        shop.raw(
                                "POST /quick HTTP/1.1\r\nHost: localhost\r\nContent-Length: %s\r\n\r\n{"
                                        .formatted(length));

                assertThat(answer).startsWith("HTTP/1.1 413 ").contains("problem+json");
            }
            var chunk =
                    shop.raw(
                            "POST /quick HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n{");
            assertThat(chunk).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void readsNoRequestOutOfARefusedBody() throws IOException {
        try (var shop = Running.with(IMPATIENT.bodyBytesMax(10), LimitTests::routes)) {
            var smuggled = "GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n";

            var answers =
                    shop.raw(
                            "POST /quick HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n01234567890\r\n"
                                    + smuggled);

            assertThat(answers).startsWith("HTTP/1.1 413 ").contains("Connection: close");
            assertThat(answers).containsOnlyOnce("HTTP/1.1").doesNotContain("quick");
        }
    }

    @Test
    void answers503BeyondItsPlacesButStaysAlive() throws Exception {
        try (var shop = Running.with(IMPATIENT, LimitTests::routes)) {
            var waiting = waiting(shop);
            var refused = shop.get("/quick");
            var live = shop.get("/health/live");
            Slow.end.countDown();

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.body())
                    .contains("The server has too much to do. Try again in a second.");
            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(waiting.get().body()).isEqualTo("\"waited\"");
            assertThat(shop.get("/quick").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void hangsUpOnSlowHeadsBodiesAndIdlers() throws IOException {
        try (var shop = Running.with(IMPATIENT, LimitTests::routes)) {
            assertThat(dripping(shop, "GET /quick HTTP/1.1\r\nX: ")).isLessThan(SOON);
            assertThat(
                            dripping(
                                    shop,
                                    "POST /quick HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n"))
                    .isLessThan(SOON);
            assertThat(dripping(shop, "GET /quick")).isLessThan(SOON);
            assertThat(shop.raw("")).isEmpty();
            assertThat(shop.get("/quick").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void givesThePlaceOfASlowReaderToTheNext() throws Exception {
        try (var shop = Running.with(IMPATIENT, LimitTests::routes);
                var reader = shop.connect()) {
            reader.getOutputStream()
                    .write(
                            "GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));
            assertThat(reader.getInputStream().read()).isEqualTo('H');

            assertThat(poll(shop, 200)).isTrue();
        }
    }

    @Test
    void letsRunningRequestsEndWhenItStops() throws Exception {
        try (var shop = Running.with(Running.ANY_PORT, LimitTests::routes)) {
            shop.get("/quick"); // a connection that is there already
            var waiting = waiting(shop);
            var stopping = Thread.ofVirtual().start(shop::stop);
            assertThat(pollReady(shop)).isTrue();
            var refused = shop.get("/quick");
            Slow.end.countDown();
            stopping.join();

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("The server is stopping. Try again in a second.");
            assertThat(waiting.get().body()).isEqualTo("\"waited\"");
            assertThat(waiting.get().headers().firstValue("Connection")).contains("close");
        }
    }

    @Test
    void stopsInTimeWhateverRuns() throws Exception {
        var settings = Running.ANY_PORT.stopMax(Duration.ofMillis(300));
        try (var shop = Running.with(settings, LimitTests::routes)) {
            var waiting = waiting(shop);
            var before = Instant.now();
            shop.stop();

            assertThat(Duration.between(before, Instant.now())).isLessThan(SOON);
            assertThat(waiting.handle((answer, failure) -> true).get()).isTrue();
        }
    }

    private static HttpRequest.Builder post(Running shop) {
        return shop.request("/quick");
    }

    private static CompletableFuture<HttpResponse<String>> waiting(Running shop)
            throws InterruptedException {
        Slow.started = new CountDownLatch(1);
        Slow.end = new CountDownLatch(1);
        var waiting = CompletableFuture.supplyAsync(() -> shop.get("/wait"));
        Slow.started.await();
        return waiting;
    }

    private static boolean poll(Running shop, int status) {
        var deadline = Instant.now().plus(SOON);
        while (Instant.now().isBefore(deadline)) {
            if (shop.get("/quick").statusCode() == status) {
                return true;
            }
        }
        return false;
    }

    private static boolean pollReady(Running shop) {
        var deadline = Instant.now().plus(SOON);
        while (Instant.now().isBefore(deadline)) {
            var ready = shop.get("/health/ready");
            if (ready.statusCode() == 503) {
                return ready.body().equals("{\"status\":\"stopping\"}");
            }
        }
        return false;
    }

    /// Sends a byte now and then, and returns how long the server bore it.
    private static Duration dripping(Running shop, String start) throws IOException {
        var before = Instant.now();
        try (var socket = shop.connect()) {
            socket.getOutputStream().write(start.getBytes(StandardCharsets.UTF_8));
            socket.setSoTimeout(50);
            while (Duration.between(before, Instant.now()).compareTo(SOON) < 0 && drips(socket)) {}
        }
        return Duration.between(before, Instant.now());
    }

    private static boolean drips(Socket socket) {
        try {
            socket.getOutputStream().write('a');
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
