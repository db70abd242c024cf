package benchmarks.dispatch;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// All that was measured, as a table.
record Report(List<Measurement> measurements) {
    private static final String LINE = "%-9s  %-9s  %-31s  %9s  %9s  %8s  %7s%n";

    Report {
        measurements =
                measurements.stream()
                        .sorted(
                                Comparator.comparingInt(Measurement::listeners)
                                        .thenComparing(Measurement::site)
                                        .thenComparing(Measurement::contestant))
                        .toList();
    }

    /// How many times the floor's cost, under the same conditions.
    OptionalDouble ratio(Measurement measurement) {
        return measurements.stream()
                .filter(other -> other.contestant() == Contestant.FLOOR)
                .filter(measurement::isBeside)
                .mapToDouble(floor -> measurement.nanoseconds() / floor.nanoseconds())
                .findAny();
    }

    @Override
    public String toString() {
        return LINE.formatted("listeners", "call site", "system", "ns", "± ns", "B", "× floor")
                + measurements.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Measurement one) {
        return LINE.formatted(
                one.listeners(),
                one.site(),
                one.contestant().words(),
                decimal(one.nanoseconds()),
                decimal(one.error()),
                "%.0f".formatted(one.bytes()),
                ratio(one).stream().mapToObj(Report::decimal).findAny().orElse("–"));
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%.0f", number);
    }
}
