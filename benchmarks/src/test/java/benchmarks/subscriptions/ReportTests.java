package benchmarks.subscriptions;

import static benchmarks.subscriptions.Registry.GUAVA;
import static benchmarks.subscriptions.Registry.UNISONO_LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import benchmarks.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The tables, from figures that nobody measured.
final class ReportTests {
    private final Report report =
            new Report(
                    List.of(
                            new Measurement(GUAVA, 100_000, true, new Figure(8_800_000, 1_000, 0)),
                            new Measurement(GUAVA, 0, false, new Figure(620, 20, 344.2)),
                            new Measurement(UNISONO_LISTEN, 0, true, new Figure(300, 2.4, 1_024))));

    @Test
    void tellsAllConditions() {
        assertThat(report)
                .hasToString(
                        """
                        system               others  events     µs  ± µs      B
                        Unisono bus.listen        0       1   0.30  0.00  1,024
                        Guava EventBus            0       0   0.62  0.02    344
                        Guava EventBus      100,000       1  8,800  1.00      0
                        """);
    }

    @Test
    void putsTheConditionsSideBySideOnAPage() {
        assertThat(report.markdown())
                .isEqualTo(
                        """
                        | system | beside 0: µs | with an event | beside 100,000: µs | with an event |
                        | --- | --: | --: | --: | --: |
                        | Unisono bus.listen |  | 0.30 |  |  |
                        | Guava EventBus | 0.62 |  |  | 8,800 |
                        """);
    }

    @Test
    void writesTheFiguresForMachines() {
        assertThat(report.json())
                .contains(
                        """
                        "system" : "guava",
                          "others" : 100000,
                          "heard" : true,
                          "nanoseconds" : 8800000.0,
                        """);
    }
}
