package benchmarks.projection;

import benchmarks.Findings;
import benchmarks.Table;
import java.util.List;
import java.util.Locale;

/// What all ways do.
record Report(List<Measurement> measurements) implements Findings {
    /// One line.
    record Line(String way, double eventsPerSecond, double ratio, double cpuMicros) {}

    @Override
    public List<Line> lines() {
        return measurements.stream()
                .map(one ->
                        new Line(one.way().key(), one.perSecond(), one.ratio(), one.cpuMicros()))
                .toList();
    }

    @Override
    public String markdown() {
        return table().markdown();
    }

    @Override
    public String toString() {
        return table().toString();
    }

    private Table table() {
        return new Table(
                1,
                List.of("way", "events/s", "× select", "client µs"),
                measurements.stream().map(Report::row).toList());
    }

    private static List<String> row(Measurement one) {
        return List.of(
                one.way().words(),
                String.format(Locale.ROOT, "%,.0f", one.perSecond()),
                String.format(Locale.ROOT, "%.2f", one.ratio()),
                String.format(Locale.ROOT, "%.2f", one.cpuMicros()));
    }
}
