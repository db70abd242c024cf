package benchmarks.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is measured is delivered, by every contestant. Nothing is timed.
final class ContestantTests {
    private static final int TIMES = 20;

    @ParameterizedTest
    @EnumSource
    void reachesEachOfItsListenersOncePerEvent(Contestant contestant) {
        for (int listeners : new int[] {1, 3, 10}) {
            assertDelivered(
                    contestant, CallSite.FRESH, contestant.reaches(listeners) ? listeners : 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reachesNoOtherWhenItsCallSitesAreWarm(Contestant contestant) {
        assertDelivered(contestant, CallSite.WARMED, 1);
    }

    /// As JMH calls it.
    private static void assertDelivered(Contestant contestant, CallSite site, int listeners) {
        var benchmark = new DispatchBenchmark();
        benchmark.contestant = contestant;
        benchmark.site = site;
        benchmark.listeners = listeners;
        benchmark.rounds = 1;

        benchmark.open();
        for (int i = 0; i < TIMES; i++) {
            benchmark.dispatch();
        }

        assertThat(benchmark.dispatch.heard()).isEqualTo((long) TIMES * listeners);
        benchmark.close();
    }
}
