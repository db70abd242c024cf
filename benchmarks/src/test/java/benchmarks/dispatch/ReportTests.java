package benchmarks.dispatch;

import static benchmarks.dispatch.CallSite.FRESH;
import static benchmarks.dispatch.CallSite.WARMED;
import static benchmarks.dispatch.Contestant.FLOOR;
import static benchmarks.dispatch.Contestant.GUAVA;
import static org.assertj.core.api.Assertions.assertThat;

import benchmarks.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The tables, from figures that nobody measured.
final class ReportTests {
    private final Report report =
            new Report(
                    List.of(
                            new Measurement(GUAVA, 10, FRESH, new Figure(188, 4, 3_344)),
                            new Measurement(GUAVA, 1, WARMED, new Figure(75, 2.25, 344)),
                            new Measurement(GUAVA, 1, FRESH, new Figure(70.44, 1.5, 343.9)),
                            new Measurement(FLOOR, 1, WARMED, new Figure(2.5, 0.1, 0.0001)),
                            new Measurement(FLOOR, 1, FRESH, new Figure(2, 0.05, 0))));

    @Test
    void comparesWithTheFloorUnderTheSameConditions() {
        assertThat(report)
                .hasToString(
                        """
                        listeners  call site  system                   ns  ± ns      B  × floor
                        1          fresh      array loop, the floor  2.00  0.05      0     1.00
                        1          fresh      Guava EventBus         70.4  1.50    344     35.2
                        1          warmed     array loop, the floor  2.50  0.10      0     1.00
                        1          warmed     Guava EventBus         75.0  2.25    344     30.0
                        10         fresh      Guava EventBus          188  4.00  3,344        -
                        """);
    }

    @Test
    void putsTheNumbersOfListenersSideBySideOnAPage() {
        assertThat(report.markdown())
                .isEqualTo(
                        """
                        With fresh call sites:

                        | system | 1: ns | × floor | B | 10: ns | × floor | B |
                        | --- | --: | --: | --: | --: | --: | --: |
                        | array loop, the floor | 2.00 | 1.00 | 0 |  |  |  |
                        | Guava EventBus | 70.4 | 35.2 | 344 | 188 | - | 3,344 |

                        With warmed call sites:

                        | system | 1: ns | × floor | B | 10: ns | × floor | B |
                        | --- | --: | --: | --: | --: | --: | --: |
                        | array loop, the floor | 2.50 | 1.00 | 0 |  |  |  |
                        | Guava EventBus | 75.0 | 30.0 | 344 |  |  |  |
                        """);
    }

    @Test
    void writesTheFiguresForMachines() {
        var one = new Report(List.of(new Measurement(FLOOR, 3, WARMED, new Figure(8.5, 0.25, 0))));

        assertThat(one.json())
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
