package benchmarks.dispatch;

import static java.util.stream.Collectors.joining;

import benchmarks.Figure;
import benchmarks.Findings;
import benchmarks.Table;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// What all dispatches cost.
final class Report implements Findings {
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

    @Override
    public List<Line> lines() {
        return measurements.stream().map(this::line).toList();
    }

    private Line line(Measurement one) {
        return new Line(
                one.contestant().key(),
                one.listeners(),
                one.site().toString(),
                one.figure().nanoseconds(),
                one.figure().error(),
                one.figure().bytes(),
                ratio(one));
    }

    private OptionalDouble ratio(Measurement one) {
        return measurements.stream()
                .filter(other -> other.contestant() == Contestant.FLOOR && other.isBeside(one))
                .mapToDouble(floor -> one.figure().nanoseconds() / floor.figure().nanoseconds())
                .findAny();
    }

    @Override
    public String toString() {
        return new Table(
                        3,
                        List.of("listeners", "call site", "system", "ns", "± ns", "B", "× floor"),
                        measurements.stream().map(this::row).toList())
                .toString();
    }

    private List<String> row(Measurement one) {
        return List.of(
                String.valueOf(one.listeners()),
                one.site().toString(),
                one.contestant().words(),
                Figure.rounded(one.figure().nanoseconds()),
                Figure.rounded(one.figure().error()),
                one.figure().wholeBytes(),
                ratioWords(one));
    }

    private String ratioWords(Measurement one) {
        return ratio(one).stream().mapToObj(Figure::rounded).findAny().orElse("-");
    }

    /// A table for each kind of call site, in which the numbers of listeners stand side by side.
    @Override
    public String markdown() {
        return measurements.stream()
                .map(Measurement::site)
                .distinct()
                .map(site -> "With %s call sites:\n\n%s".formatted(site, table(site).markdown()))
                .collect(joining("\n"));
    }

    private Table table(CallSite site) {
        var listeners = measurements.stream().map(Measurement::listeners).distinct().toList();
        var header =
                listeners.stream().flatMap(number -> Stream.of(number + ": ns", "× floor", "B"));
        var rows =
                measurements.stream()
                        .map(Measurement::contestant)
                        .distinct()
                        .sorted()
                        .map(contestant -> row(contestant, site, listeners))
                        .toList();
        return new Table(1, Stream.concat(Stream.of("system"), header).toList(), rows);
    }

    private List<String> row(Contestant contestant, CallSite site, List<Integer> listeners) {
        var cells = listeners.stream().flatMap(number -> cells(contestant, number, site));
        return Stream.concat(Stream.of(contestant.words()), cells).toList();
    }

    private Stream<String> cells(Contestant contestant, int number, CallSite site) {
        return measurements.stream()
                .filter(one ->
                        one.contestant() == contestant
                                && one.listeners() == number
                                && one.site() == site)
                .findAny()
                .map(one ->
                        Stream.of(
                                Figure.rounded(one.figure().nanoseconds()),
                                ratioWords(one),
                                one.figure().wholeBytes()))
                .orElseGet(() -> Stream.of("", "", ""));
    }
}
