package unisono.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whether the server is alive, and ready.
final class HealthTests {
    private record Check(String name, Body body) implements HealthCheck {
        interface Body {
            void run() throws Exception;
        }

        @Override
        public void check() throws Exception {
            body.run();
        }
    }

    @Test
    void isReadyWhenAllChecksPass() {
        try (var shop = Running.with(Running.ANY_PORT, router -> {}, passing("database"))) {
            assertThat(shop.get("/health/live").body()).isEqualTo("{\"status\":\"up\"}");
            assertThat(shop.get("/health/ready").body())
                    .isEqualTo(
                            "{\"status\":\"up\",\"checks\":[{\"name\":\"database\",\"status\":\"up\"}]}");
        }
    }

    @Test
    void isNotReadyWhenACheckFailsAndSaysNoMore() {
        var failing =
                new Check(
                        "queue",
                        () -> {
                            throw new IllegalStateException("password=secret");
                        });
        try (var shop = Running.with(Running.ANY_PORT, router -> {}, passing("db"), failing)) {
            var ready = shop.get("/health/ready");

            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body())
                    .isEqualTo(
                            "{\"status\":\"down\",\"checks\":[{\"name\":\"db\",\"status\":\"up\"},{\"name\":\"queue\",\"status\":\"down\"}]}");
            assertThat(shop.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isNotReadyWhenACheckHangsAndRunsItOnceForAll() {
        var runs = new AtomicInteger();
        var hanging =
                new Check(
                        "disk",
                        () -> {
                            runs.incrementAndGet();
                            new CountDownLatch(1).await();
                        });
        try (var shop = Running.with(Running.ANY_PORT, router -> {}, hanging)) {
            var before = Instant.now();
            var statuses =
                    IntStream.range(0, 2)
                            .parallel()
                            .map(i -> shop.get("/health/ready").statusCode())
                            .toArray();

            assertThat(statuses).containsOnly(503);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(runs.get()).isLessThanOrEqualTo(2);
        }
    }

    private static HealthCheck passing(String name) {
        return new Check(name, () -> {});
    }
}
