package benchmarks.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Every way comes to all events. Nothing is timed.
final class StoreTests {
    @Test
    void foldsAllEventsInEveryWay() throws Exception {
        try (var store = new Store(1_234, 10)) {
            for (var way : Way.values()) {
                assertThat(ProjectionCommand.round(store, way).events()).isEqualTo(1_234);
            }
        }
    }

    @Test
    void tellsTheMedianOfTheRounds() {
        var plain =
                List.of(
                        new Round(1_000, 1_000_000, 900_000),
                        new Round(1_000, 2_000_000, 1_000_000),
                        new Round(1_000, 3_000_000, 1_100_000));
        var folded =
                List.of(
                        new Round(1_000, 2_000_000, 1_800_000),
                        new Round(1_000, 2_500_000, 2_000_000),
                        new Round(1_000, 6_000_000, 2_200_000));

        var report =
                new Report(
                        List.of(
                                new Measurement(Way.SELECT, plain, plain),
                                new Measurement(Way.CATCH_UP, folded, plain)));

        assertThat(report)
                .hasToString(
                        """
                        way                    events/s  × select  client µs
                        plain select and JSON   500,000      1.00       1.00
                        a node catches up       400,000      0.50       2.00
                        """);
        assertThat(report.json()).contains("\"way\" : \"catch-up\"");
    }
}
