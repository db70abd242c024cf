package benchmarks.append;

import benchmarks.Findings;
import benchmarks.Table;
import java.util.List;
import java.util.Locale;

/// What all ways do under all conditions.
record Report(List<Measurement> measurements) implements Findings {
    /// One line.
    record Line(
            int connections,
            int rows,
            String way,
            double transactionsPerSecond,
            double ratio,
            double cpuMicros,
            double cpuRatio) {}

    @Override
    public List<Line> lines() {
        return measurements.stream().map(Report::line).toList();
    }

    private static Line line(Measurement one) {
        return new Line(
                one.condition().connections(),
                one.condition().rows(),
                one.way().key(),
                one.perSecond(),
                one.ratio(),
                one.cpuMicros(),
                one.cpuRatio());
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
                List.of("way", "connections", "rows", "tx/s", "× plain", "CPU µs", "× plain"),
                measurements.stream().map(Report::row).toList());
    }

    private static List<String> row(Measurement one) {
        return List.of(
                one.way().words(),
                String.valueOf(one.condition().connections()),
                String.valueOf(one.condition().rows()),
                String.format(Locale.ROOT, "%,.0f", one.perSecond()),
                String.format(Locale.ROOT, "%.3f", one.ratio()),
                String.format(Locale.ROOT, "%.1f", one.cpuMicros()),
                String.format(Locale.ROOT, "%.3f", one.cpuRatio()));
    }
}
