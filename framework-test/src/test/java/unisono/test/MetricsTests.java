package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.Metric;
import unisono.data.Metric.Sample;
import unisono.data.Metrics;

/// What is measured of a node that delivers.
final class MetricsTests {
    private final Post post = new Post();

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void tellWhatWasDeliveredWhatFailedAndWhatIsLeft() {
        var failing =
                Carrier.named("post.b")
                        .outside()
                        .attempts(2)
                        .doing((_, _, letter) -> {
                            if (letter.number() == 3) {
                                throw new IllegalStateException("Nobody at home");
                            }
                        });
        var office = post.office("one", Carrier.named("post.a").batched(4), failing).opened();
        office.post(0, 10);
        office.drain();

        var metrics = office.instance(Metrics.class).read();

        assertThat(value(metrics, "unisono_database_up", "", Map.of())).isEqualTo(1);
        assertThat(value(metrics, "unisono_emissions_logged", "_total", Map.of())).isEqualTo(10);
        assertThat(value(metrics, "unisono_deliveries_done", "_total", of("post.a"))).isEqualTo(10);
        assertThat(value(metrics, "unisono_deliveries_done", "_total", of("post.b"))).isEqualTo(9);
        assertThat(value(metrics, "unisono_delivery_failures", "_total", of("post.b")))
                .isEqualTo(2);
        assertThat(value(metrics, "unisono_delivery_handler_seconds", "_count", of("post.b")))
                .isEqualTo(11);
        assertThat(
                        value(
                                metrics,
                                "unisono_delivery_handler_seconds",
                                "_bucket",
                                Map.of("listener", "post.b", "le", "+Inf")))
                .isEqualTo(11);
        assertThat(value(metrics, "unisono_delivery_handler_max_seconds", "", of("post.a")))
                .isPositive();
        assertThat(
                        value(
                                metrics,
                                "unisono_stored_deliveries",
                                "",
                                Map.of("listener", "post.b", "state", "dead")))
                .isEqualTo(1);
        assertThat(
                        value(
                                metrics,
                                "unisono_listener_stopped_events",
                                "",
                                Map.of("listener", "post.b", "module", "post")))
                .isEqualTo(1);
        assertThat(value(metrics, "unisono_log_size_bytes", "", Map.of())).isPositive();
        assertThat(value(metrics, "unisono_pool_connections_max", "", Map.of())).isEqualTo(5);
    }

    @Test
    void askTheDatabaseOnceHoweverOftenTheyAreRead() {
        var office = post.office("one", Carrier.named("post.a"));
        var metrics = office.instance(Metrics.class);
        var first = metrics.read();

        int before = office.wire().roundTrips();
        for (int i = 0; i < 100; i++) {
            assertThat(metrics.read()).hasSameSizeAs(first);
        }

        assertThat(office.wire().roundTrips()).isEqualTo(before);
    }

    @Test
    void areNamedAfterTheirUnitsAndHaveNoLabelFromAPayload() {
        var office = post.office("one", Carrier.named("post.a").ordered()).opened();
        office.post(0, 30);
        office.drain();

        var metrics = office.instance(Metrics.class).read();

        assertThat(metrics)
                .allSatisfy(metric -> {
                    assertThat(metric.name()).matches("unisono_[a-z_]+").endsWith(metric.unit());
                    assertThat(metric.help()).endsWith(".");
                    assertThat(metric.samples()).hasSizeLessThan(40);
                });
        assertThat(metrics.stream().flatMap(metric -> metric.samples().stream()))
                .flatExtracting(sample -> sample.labels().keySet())
                .containsOnly("listener", "module", "state", "le");
        assertThat(metrics).extracting(Metric::name).doesNotHaveDuplicates();
    }

    private static Map<String, String> of(String listener) {
        return Map.of("listener", listener);
    }

    private static double value(
            List<Metric> metrics, String name, String suffix, Map<String, String> labels) {
        return metrics.stream()
                .filter(metric -> metric.name().equals(name))
                .flatMap(metric -> metric.samples().stream())
                .filter(sample -> sample.suffix().equals(suffix) && sample.labels().equals(labels))
                .mapToDouble(Sample::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + suffix + labels));
    }
}
