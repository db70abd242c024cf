package benchmarks.append;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Every way appends what it says. Nothing is timed.
final class LogsTests {
    private static final long MOMENT = 20_000_000;

    @Test
    void appendsTheRowsOfEachTransactionInEveryWay() throws Exception {
        try (var logs = new Logs();
                var crew = new Crew(logs, new Condition(2, 3))) {
            for (var way : Way.values()) {
                long before = logs.count(way);

                var round = crew.append(way, MOMENT);

                assertThat(round.transactions()).isPositive();
                assertThat(logs.count(way) - before).isEqualTo(3 * round.transactions());
            }
        }
    }
}
