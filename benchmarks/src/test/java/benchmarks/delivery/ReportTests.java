package benchmarks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The tables, from figures that nobody measured.
final class ReportTests {
    private static final List<Round> CEILING =
            List.of(
                    new Round(1_000, 1_000_000_000L, 20_000_000, 80_000_000),
                    new Round(1_000, 2_000_000_000L, 20_000_000, 80_000_000));
    private static final List<Round> EVENTS =
            List.of(
                    new Round(1_000, 2_000_000_000L, 40_000_000, 85_000_000),
                    new Round(1_000, 4_000_000_000L, 40_000_000, 85_000_000));

    private final Report report =
            new Report(
                    List.of(
                            new Measurement(
                                    Contender.UNISONO_OUTSIDE,
                                    Way.EMIT_1,
                                    "an event",
                                    0.9,
                                    EVENTS,
                                    CEILING)),
                    List.of(),
                    List.of(
                            new Latency.Line(
                                    "another node",
                                    Delays.of(
                                            List.of(1L, 0L, 500_000L, 2L, 0L, 900_000L),
                                            List.of(2L, 1_000_000L)))),
                    List.of());

    @Test
    void comparesWithTheCeilingRoundByRound() {
        assertThat(report)
                .hasToString(
                        """
                        What an event costs:

                        system                    what      events/s  × ceiling  client µs  server µs  × ceiling by CPU  wanted
                        Unisono, handled outside  an event       375       0.50       40.0       85.0              0.80    0.90

                        From the commit to the handler, in microseconds:

                        handled on    events  p50  p90  p99  max  p99 with the commit
                        another node       1  100  100  100  100                1,000
                        """);
    }

    @Test
    void isATableForAPage() {
        assertThat(report.markdown())
                .contains(
                        "\n| Unisono, handled outside | an event | 375 | 0.50 | 40.0 | 85.0 | 0.80 | 0.90 |\n");
    }

    @Test
    void writesTheFiguresForMachines() {
        assertThat(report.json())
                .contains(
                        """
                        "system" : "unisono-outside",
                          "way" : "emit-1",
                          "words" : "an event",
                        """);
    }
}
