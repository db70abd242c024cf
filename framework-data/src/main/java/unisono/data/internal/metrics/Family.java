package unisono.data.internal.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import unisono.data.Metric;
import unisono.data.Metric.Sample;

/// Gathers the samples of a family. One thread.
final class Family {
    private final String name;
    private final Metric.Type type;
    private final String unit;
    private final String help;
    private final List<Sample> samples = new ArrayList<>();

    private Family(String name, Metric.Type type, String unit, String help) {
        this.name = name;
        this.type = type;
        this.unit = unit;
        this.help = help;
    }

    static Family gauge(String name, String unit, String help) {
        return new Family(name, Metric.Type.GAUGE, unit, help);
    }

    static Family counter(String name, String help) {
        return new Family(name, Metric.Type.COUNTER, "", help);
    }

    static Family histogram(String name, String unit, String help) {
        return new Family(name, Metric.Type.HISTOGRAM, unit, help);
    }

    Family add(Map<String, String> labels, double value) {
        return add(type == Metric.Type.COUNTER ? "_total" : "", labels, value);
    }

    Family add(String suffix, Map<String, String> labels, double value) {
        samples.add(new Sample(suffix, labels, value));
        return this;
    }

    /// More than 2^53 of anything are not counted exactly.
    Family add(Map<String, String> labels, long value) {
        return add(labels, (double) value);
    }

    Family add(String suffix, Map<String, String> labels, long value) {
        return add(suffix, labels, (double) value);
    }

    Metric metric() {
        return new Metric(name, type, unit, help, samples);
    }
}
