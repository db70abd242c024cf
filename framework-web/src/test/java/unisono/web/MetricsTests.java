package unisono.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import unisono.data.Metric;
import unisono.data.Metric.Sample;

/// Metrics as text, for who may know them.
final class MetricsTests {
    private static final String TOKEN = "0123456789abcdef";
    private static final Supplier<List<Metric>> SOME = MetricsTests::some;

    /// The grammar of OpenMetrics 1.0, as far as there are no exemplars and no timestamps.
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";

    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\"\\\\n])*\"";
    private static final String NUMBER =
            "(?:[+-]?[0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|[+-]Inf|NaN)";
    private static final String EXPOSITION =
            """
            (?:# (?:TYPE <name> (?:counter|gauge|histogram)|UNIT <name> [a-z]+|HELP <name> [^\n]*)\n\
            |<name>(?:\\{<label>(?:,<label>)*})? <number>\n)*# EOF\n\
            """
                    .replace("<name>", NAME)
                    .replace("<label>", LABEL)
                    .replace("<number>", NUMBER);

    private static List<Metric> some() {
        var bucket = new LinkedHashMap<String, String>();
        bucket.put("listener", "a \"b\" \\ c\nd");
        bucket.put("le", "+Inf");
        return List.of(
                new Metric(
                        "x_done",
                        Metric.Type.COUNTER,
                        "",
                        "What is \"done\".\nReally.",
                        List.of(new Sample("_total", Map.of("listener", "a"), 3))),
                new Metric(
                        "x_size_bytes",
                        Metric.Type.GAUGE,
                        "bytes",
                        "Large.",
                        List.of(new Sample("", Map.of(), 1.5e20))),
                new Metric("x_empty", Metric.Type.GAUGE, "", "Nothing.", List.of()),
                new Metric(
                        "x_seconds",
                        Metric.Type.HISTOGRAM,
                        "seconds",
                        "Long.",
                        List.of(
                                new Sample("_bucket", bucket, 2),
                                new Sample("_count", Map.of("listener", "a"), 2),
                                new Sample("_sum", Map.of("listener", "a"), 0.25))));
    }

    @Test
    void areWrittenAsOpenMetrics() {
        try (var server = start(Running.ANY_PORT, new MetricsEndpoint(SOME, ""))) {
            var answer = get(server, "application/openmetrics-text; version=1.0.0", "");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
            assertThat(answer.body())
                    .isEqualTo(
                            """
                            # TYPE x_done counter
                            # HELP x_done What is \\"done\\".\\nReally.
                            x_done_total{listener="a"} 3
                            # TYPE x_size_bytes gauge
                            # UNIT x_size_bytes bytes
                            # HELP x_size_bytes Large.
                            x_size_bytes 1.5E20
                            # TYPE x_seconds histogram
                            # UNIT x_seconds seconds
                            # HELP x_seconds Long.
                            x_seconds_bucket{listener="a \\"b\\" \\\\ c\\nd",le="+Inf"} 2
                            x_seconds_count{listener="a"} 2
                            x_seconds_sum{listener="a"} 0.25
                            # EOF
                            """)
                    .matches(EXPOSITION);
        }
    }

    @Test
    void areWrittenForPrometheusWhenNobodyAsksForMore() {
        try (var server = start(Running.ANY_PORT, new MetricsEndpoint(SOME, ""))) {
            var answer = get(server, "*/*", "");

            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(answer.body())
                    .contains("# TYPE x_done_total counter\n")
                    .doesNotContain("# UNIT")
                    .doesNotContain("# EOF");
        }
    }

    @Test
    void areForWhoHasTheToken() {
        try (var server = start(Running.ANY_PORT, new MetricsEndpoint(SOME, TOKEN))) {
            assertThat(get(server, "*/*", "").statusCode()).isEqualTo(401);
            assertThat(get(server, "*/*", "Bearer " + TOKEN + "0").statusCode()).isEqualTo(401);
            assertThat(get(server, "*/*", "Basic " + TOKEN).statusCode()).isEqualTo(401);
            assertThat(get(server, "*/*", "").headers().firstValue("WWW-Authenticate"))
                    .contains("Bearer");
            assertThat(get(server, "*/*", "Bearer " + TOKEN).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void areNotToldUnlessSomebodyWantsThem() {
        try (var server = Running.with(_ -> {})) {
            assertThat(server.get("/metrics").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void areNotToldToAnybodyWhoReachesTheServer() {
        var everywhere = Running.ANY_PORT.host("0.0.0.0");

        assertThatThrownBy(() -> start(everywhere, new MetricsEndpoint(SOME, "")))
                .isInstanceOf(WebException.class)
                .hasMessage(
                        "Whoever reaches 0.0.0.0 could read /metrics, because it has no token. Give it one, or listen on loopback.");
        assertThatThrownBy(() -> new MetricsEndpoint(SOME, "short"))
                .isInstanceOf(WebException.class)
                .hasMessageContaining("16 to 1000 characters")
                .hasMessageNotContaining("short");
        assertThat(new MetricsEndpoint(SOME, TOKEN).toString()).doesNotContain(TOKEN);
    }

    private static Running start(WebSettings settings, MetricsEndpoint endpoint) {
        return Running.of(
                WebServer.start(settings, Guice.createInjector(), List.of(), List.of(), endpoint));
    }

    private static java.net.http.HttpResponse<String> get(
            Running server, String accept, String authorization) {
        var request = server.request("/metrics").header("Accept", accept);
        return server.send(
                authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }
}
