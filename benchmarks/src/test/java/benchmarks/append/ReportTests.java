package benchmarks.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The table, from figures that nobody measured.
final class ReportTests {
    private static final Condition CONDITION = new Condition(16, 1);
    private static final List<Round> PLAIN =
            List.of(
                    new Round(1_000, 10, 100_000),
                    new Round(3_000, 30, 300_000),
                    new Round(5_000, 50, 500_000));
    private static final List<Round> LOG =
            List.of(
                    new Round(900, 10, 110_000),
                    new Round(2_910, 30, 300_000),
                    new Round(5_100, 60, 700_000));

    private final Report report =
            new Report(
                    List.of(
                            new Measurement(CONDITION, Way.INSERT, PLAIN, PLAIN),
                            new Measurement(CONDITION, Way.LOG, LOG, PLAIN)));

    @Test
    void tellsTheMedianOfTheRoundsAndTheProcessorTimeOfAll() {
        assertThat(report)
                .hasToString(
                        """
                        way                       connections  rows   tx/s  × plain  CPU µs  × plain
                        plain insert                       16     1  3,000    1.000    10.0    1.000
                        what the framework sends           16     1  2,910    0.970    11.1    1.110
                        """);
    }

    @Test
    void writesTheFiguresForMachines() {
        assertThat(report.json())
                .contains(
                        """
                        "connections" : 16,
                          "rows" : 1,
                          "way" : "log",
                          "transactionsPerSecond" : 2910.0,
                          "ratio" : 0.97,
                        """);
    }
}
