package benchmarks.delivery;

import benchmarks.Figure;
import benchmarks.Findings;
import benchmarks.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What many rows change.
///
/// @param costs on the grown log, whose ceiling is the empty one
/// @param size of the log
/// @param drops how long each partition took to be dropped, in milliseconds
record GrowthReport(
        List<Measurement> costs, List<Latency.Line> delays, Size size, List<Double> drops)
        implements Findings {

    /// How much it was.
    ///
    /// @param bytes of the whole server, with what it keeps to recover
    record Size(long rows, int partitions, long bytes, double seconds) {}

    /// How it was dropped.
    record Drops(int partitions, double medianMillis, double maxMillis, double sumMillis) {}

    private static final double BYTES_OF_A_GIGABYTE = 1e9;

    @Override
    public List<?> lines() {
        return Stream.concat(
                        Stream.concat(
                                costs.stream().map(Report::cost),
                                delays.stream().map(Report::delay)),
                        Stream.of(size, dropping()))
                .toList();
    }

    private Drops dropping() {
        return new Drops(
                drops.size(),
                Measurement.median(drops),
                drops.stream().max(Comparator.naturalOrder()).orElse(0.0),
                drops.stream().mapToDouble(Double::doubleValue).sum());
    }

    @Override
    public String markdown() {
        return words() + "\n" + table().markdown() + "\n" + Report.delays(delays).markdown();
    }

    @Override
    public String toString() {
        return words() + "\n" + table() + "\n" + Report.delays(delays);
    }

    private String words() {
        var dropping = dropping();
        return String.format(
                Locale.ROOT,
                "%,d rows in %d partition(s); all of the server took %.1f GB. It was filled in %,.0f s.%n"
                        + "Dropping a partition while others write took %s ms, at most %s ms; all of them %s ms.%n",
                size.rows(),
                size.partitions(),
                size.bytes() / BYTES_OF_A_GIGABYTE,
                size.seconds(),
                Figure.rounded(dropping.medianMillis()),
                Figure.rounded(dropping.maxMillis()),
                Figure.rounded(dropping.sumMillis()));
    }

    private Table table() {
        return Report.costs(costs);
    }
}
