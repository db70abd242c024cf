package benchmarks.subscriptions;

import benchmarks.Figure;
import benchmarks.Findings;
import benchmarks.Table;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What all comings and goings cost.
final class Report implements Findings {
    private static final double NANOSECONDS_PER_MICROSECOND = 1_000;

    private final List<Measurement> measurements;

    Report(List<Measurement> measurements) {
        this.measurements =
                measurements.stream()
                        .sorted(
                                Comparator.comparing(Measurement::registry)
                                        .thenComparingInt(Measurement::others)
                                        .thenComparing(Measurement::heard))
                        .toList();
    }

    /// One line.
    ///
    /// @param heard whether an event was sent while the listener was there
    record Line(
            String system,
            int others,
            boolean heard,
            double nanoseconds,
            double error,
            double bytes) {}

    @Override
    public List<Line> lines() {
        return measurements.stream().map(Report::line).toList();
    }

    private static Line line(Measurement one) {
        return new Line(
                one.registry().key(),
                one.others(),
                one.heard(),
                one.figure().nanoseconds(),
                one.figure().error(),
                one.figure().bytes());
    }

    @Override
    public String toString() {
        return new Table(
                        1,
                        List.of("system", "others", "events", "µs", "± µs", "B"),
                        measurements.stream().map(Report::row).toList())
                .toString();
    }

    private static List<String> row(Measurement one) {
        return List.of(
                one.registry().words(),
                "%,d".formatted(one.others()),
                one.heard() ? "1" : "0",
                microseconds(one.figure().nanoseconds()),
                microseconds(one.figure().error()),
                one.figure().wholeBytes());
    }

    /// The conditions stand side by side.
    @Override
    public String markdown() {
        var others = measurements.stream().map(Measurement::others).distinct().toList();
        var header =
                others.stream()
                        .flatMap(number ->
                                Stream.of("beside %,d: µs".formatted(number), "with an event"));
        var rows =
                measurements.stream()
                        .map(Measurement::registry)
                        .distinct()
                        .map(registry -> row(registry, others))
                        .toList();
        return new Table(1, Stream.concat(Stream.of("system"), header).toList(), rows).markdown();
    }

    private List<String> row(Registry registry, List<Integer> others) {
        var cells =
                others.stream()
                        .flatMap(number ->
                                Stream.of(false, true).map(heard -> cell(registry, number, heard)));
        return Stream.concat(Stream.of(registry.words()), cells).toList();
    }

    private String cell(Registry registry, int others, boolean heard) {
        return measurements.stream()
                .filter(one ->
                        one.registry() == registry
                                && one.others() == others
                                && one.heard() == heard)
                .map(one -> microseconds(one.figure().nanoseconds()))
                .findAny()
                .orElse("");
    }

    private static String microseconds(double nanoseconds) {
        return Figure.rounded(nanoseconds / NANOSECONDS_PER_MICROSECOND);
    }
}
