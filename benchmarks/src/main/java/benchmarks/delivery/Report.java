package benchmarks.delivery;

import benchmarks.Figure;
import benchmarks.Findings;
import benchmarks.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that was measured; what was not is left out.
record Report(
        List<Measurement> costs,
        List<HeldOpen.Found> held,
        List<Latency.Line> delays,
        List<OnTheWire.Line> wire)
        implements Findings {
    private static final double PERCENT = 100;

    /// One cost.
    record Cost(
            String system,
            String way,
            String words,
            double perSecond,
            double ofCeiling,
            double clientMicros,
            double serverMicros,
            double ofCeilingByCpu,
            double wanted) {}

    /// One latency, in microseconds.
    record Delay(
            String where,
            int events,
            double median,
            double p90,
            double p99,
            double max,
            double p99FromBegin) {}

    private record Part(String title, Table table) {}

    @Override
    public List<?> lines() {
        return Stream.of(
                        costs.stream().map(Report::cost),
                        held.stream().map(found -> cost(found.cost())),
                        held.stream().flatMap(found -> found.rows().stream()),
                        delays.stream().map(Report::delay),
                        wire.stream())
                .flatMap(Function.identity())
                .toList();
    }

    static Cost cost(Measurement one) {
        return new Cost(
                one.contender().key(),
                one.way().key(),
                one.words(),
                one.median(Round::perSecond),
                one.ofCeiling(),
                one.median(Round::clientMicros),
                one.median(Round::serverMicros),
                one.ofCeilingByCpu(),
                one.wanted());
    }

    static Delay delay(Latency.Line line) {
        var delays = line.delays();
        return new Delay(
                line.where(),
                delays.size(),
                Delays.quantile(delays.fromReturn(), 0.5),
                Delays.quantile(delays.fromReturn(), 0.9),
                Delays.quantile(delays.fromReturn(), 0.99),
                Delays.quantile(delays.fromReturn(), 1),
                Delays.quantile(delays.fromBegin(), 0.99));
    }

    @Override
    public String markdown() {
        return parts().stream()
                .map(part -> part.title() + "\n\n" + part.table().markdown())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return parts().stream()
                .map(part -> part.title() + "\n\n" + part.table())
                .collect(Collectors.joining("\n"));
    }

    private List<Part> parts() {
        var parts = new ArrayList<Part>();
        add(parts, "What an event costs:", costs(costs));
        add(
                parts,
                "While a transaction is held open, beside the same before and after:",
                costs(held.stream().map(HeldOpen.Found::cost).toList()));
        add(parts, "The rows of our tables in the end, while it is still held:", rows());
        add(parts, "From the commit to the handler, in microseconds:", delays(delays));
        add(parts, "On the wire, and at rest:", onTheWire());
        return parts;
    }

    private static void add(List<Part> parts, String title, Table table) {
        if (!table.rows().isEmpty()) {
            parts.add(new Part(title, table));
        }
    }

    static Table costs(List<Measurement> measurements) {
        return new Table(
                2,
                List.of(
                        "system",
                        "what",
                        "events/s",
                        "× ceiling",
                        "client µs",
                        "server µs",
                        "× ceiling by CPU",
                        "wanted"),
                measurements.stream().map(Report::row).toList());
    }

    private static List<String> row(Measurement one) {
        return List.of(
                one.contender().words(),
                one.words(),
                String.format(Locale.ROOT, "%,.0f", one.median(Round::perSecond)),
                ratio(one.ofCeiling()),
                Figure.rounded(one.median(Round::clientMicros)),
                Figure.rounded(one.median(Round::serverMicros)),
                ratio(one.ofCeilingByCpu()),
                ratio(one.wanted()));
    }

    static String ratio(double ratio) {
        return ratio == 0 ? "" : String.format(Locale.ROOT, "%.2f", ratio);
    }

    private Table rows() {
        return new Table(
                2,
                List.of("listener", "table", "inserted", "updated", "deleted", "dead"),
                held.stream()
                        .flatMap(found ->
                                found.rows().stream()
                                        .map(one -> row(found.cost().contender(), one)))
                        .toList());
    }

    private static List<String> row(Contender contender, DeadRows one) {
        return List.of(
                contender.words(),
                one.table(),
                whole(one.inserted()),
                whole(one.updated()),
                whole(one.deleted()),
                whole(one.dead()));
    }

    static Table delays(List<Latency.Line> delays) {
        return new Table(
                1,
                List.of("handled on", "events", "p50", "p90", "p99", "max", "p99 with the commit"),
                delays.stream().map(Report::delay).map(Report::row).toList());
    }

    private static List<String> row(Delay one) {
        return List.of(
                one.where(),
                whole(one.events()),
                Figure.rounded(one.median()),
                Figure.rounded(one.p90()),
                Figure.rounded(one.p99()),
                Figure.rounded(one.max()),
                Figure.rounded(one.p99FromBegin()));
    }

    private Table onTheWire() {
        return new Table(
                1,
                List.of(
                        "system",
                        "round trips per event",
                        "at rest, a second",
                        "client CPU at rest",
                        "server CPU at rest"),
                wire.stream().map(Report::row).toList());
    }

    private static List<String> row(OnTheWire.Line one) {
        return List.of(
                one.contender().words(),
                Figure.rounded(one.roundTrips()),
                Figure.rounded(one.idle()),
                percent(one.client()),
                percent(one.server()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * PERCENT);
    }

    static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
