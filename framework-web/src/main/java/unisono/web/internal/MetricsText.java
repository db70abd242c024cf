package unisono.web.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import unisono.data.Metric;
import unisono.data.Metric.Sample;

/// Writes metrics as text: as the specification of OpenMetrics 1.0 has it, or the exposition format
/// 0.0.4 of Prometheus, which names a counter with its suffix, and knows no units and no end.
///
/// @param open whether it is OpenMetrics
record MetricsText(boolean open) {
    private static final long INTEGERS_MAX = 1L << 53;

    String of(List<Metric> metrics) {
        var text = new StringBuilder();
        metrics.stream()
                .filter(metric -> !metric.samples().isEmpty())
                .forEach(metric -> write(text, metric));
        return open ? text.append("# EOF\n").toString() : text.toString();
    }

    private void write(StringBuilder text, Metric metric) {
        boolean counter = metric.type() == Metric.Type.COUNTER;
        var family = counter && !open ? metric.name() + "_total" : metric.name();
        var type = metric.type().name().toLowerCase(Locale.ROOT);
        line(text, "# TYPE", family, type);
        if (open && !metric.unit().isEmpty()) {
            line(text, "# UNIT", family, metric.unit());
        }
        line(text, "# HELP", family, escaped(metric.help()));
        for (var sample : metric.samples()) {
            text.append(metric.name()).append(sample.suffix()).append(labels(sample));
            text.append(' ').append(number(sample.value())).append('\n');
        }
    }

    private static void line(StringBuilder text, String what, String family, String value) {
        text.append(what).append(' ').append(family).append(' ').append(value).append('\n');
    }

    private static String labels(Sample sample) {
        return sample.labels().isEmpty()
                ? ""
                : sample.labels().entrySet().stream()
                        .map(label ->
                                "%s=\"%s\"".formatted(label.getKey(), escaped(label.getValue())))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        boolean integer = value == Math.rint(value) && Math.abs(value) < INTEGERS_MAX;
        return integer ? Long.toString((long) value) : Double.toString(value);
    }
}
