package benchmarks.dispatch;

import static benchmarks.dispatch.CallSite.FRESH;
import static benchmarks.dispatch.CallSite.WARMED;
import static benchmarks.dispatch.Contestant.FLOOR;
import static benchmarks.dispatch.Contestant.GUAVA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The one table, from figures that nobody measured.
final class ReportTests {
    @Test
    void comparesWithTheFloorUnderTheSameConditions() {
        var report =
                new Report(
                        List.of(
                                new Measurement(GUAVA, 10, FRESH, 188, 4, 344),
                                new Measurement(GUAVA, 1, WARMED, 75, 2.25, 344),
                                new Measurement(GUAVA, 1, FRESH, 70.44, 1.5, 343.9),
                                new Measurement(FLOOR, 1, WARMED, 2.5, 0.1, 0.0001),
                                new Measurement(FLOOR, 1, FRESH, 2, 0.05, 0)));

        assertThat(report)
                .hasToString(
                        """
                        listeners  call site  system                                   ns       ± ns         B  × floor
                        1          fresh      array loop, the floor                  2.00       0.05         0     1.00
                        1          fresh      Guava EventBus                         70.4       1.50       344     35.2
                        1          warmed     array loop, the floor                  2.50       0.10         0     1.00
                        1          warmed     Guava EventBus                         75.0       2.25       344     30.0
                        10         fresh      Guava EventBus                          188       4.00       344        -
                        """);
    }

    @Test
    void writesTheFiguresForMachines() {
        var report = new Report(List.of(new Measurement(FLOOR, 3, WARMED, 8.5, 0.25, 0)));

        assertThat(report.json())
                .isEqualToIgnoringWhitespace(
                        """
                        [ {
                          "system" : "floor",
                          "listeners" : 3,
                          "site" : "warmed",
                          "nanoseconds" : 8.5,
                          "error" : 0.25,
                          "bytes" : 0.0,
                          "ratio" : 1.0
                        } ]
                        """);
    }
}
