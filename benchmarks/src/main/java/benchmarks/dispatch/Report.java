package benchmarks.dispatch;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// All that was measured: as a table for people, and its lines for machines.
final class Report {
    private static final String LINE = "%-9s  %-9s  %-32s  %9s  %9s  %8s  %7s%n";

    private final List<Measurement> measurements;

    Report(List<Measurement> measurements) {
        this.measurements =
                measurements.stream()
                        .sorted(
                                Comparator.comparingInt(Measurement::listeners)
                                        .thenComparing(Measurement::site)
                                        .thenComparing(Measurement::contestant))
                        .toList();
    }

    /// One line.
    ///
    /// @param ratio to the floor under the same conditions; empty where that failed
    record Line(
            String system,
            int listeners,
            String site,
            double nanoseconds,
            double error,
            double bytes,
            OptionalDouble ratio) {}

    /// An array with an object for each line.
    String json() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(measurements.stream().map(this::line).toList());
    }

    private Line line(Measurement one) {
        return new Line(
                one.contestant().key(),
                one.listeners(),
                one.site().toString(),
                one.nanoseconds(),
                one.error(),
                one.bytes(),
                ratio(one));
    }

    private OptionalDouble ratio(Measurement one) {
        return measurements.stream()
                .filter(other -> other.contestant() == Contestant.FLOOR && other.isBeside(one))
                .mapToDouble(floor -> one.nanoseconds() / floor.nanoseconds())
                .findAny();
    }

    @Override
    public String toString() {
        return LINE.formatted("listeners", "call site", "system", "ns", "± ns", "B", "× floor")
                + measurements.stream().map(this::text).collect(Collectors.joining());
    }

    private String text(Measurement one) {
        return LINE.formatted(
                one.listeners(),
                one.site(),
                one.contestant().words(),
                rounded(one.nanoseconds()),
                rounded(one.error()),
                String.format(Locale.ROOT, "%.0f", one.bytes()),
                ratio(one).stream().mapToObj(Report::rounded).findAny().orElse("-"));
    }

    /// Three digits are all that a measurement is worth.
    private static String rounded(double number) {
        int digits = number < 10 ? 2 : number < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }
}
