package benchmarks.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The table, from figures that nobody measured.
final class ReportTests {
    private final Report report =
            new Report(
                    List.of(
                            new Measurement(
                                    new Condition(16, 1),
                                    Way.INSERT,
                                    List.of(1_000.0, 3_000.0),
                                    List.of(1.0, 1.0)),
                            new Measurement(
                                    new Condition(16, 1),
                                    Way.LOG,
                                    List.of(900.0, 2_910.0, 5_000.0),
                                    List.of(0.9, 0.97, 1.02))));

    @Test
    void tellsTheMedianAndTheRangeOfTheRounds() {
        assertThat(report)
                .hasToString(
                        """
                        way             connections  rows   tx/s  × plain  of the rounds
                        plain insert             16     1  2,000    1.000      1.00–1.00
                        unisono.append           16     1  2,910    0.970      0.90–1.02
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
