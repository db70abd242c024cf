package benchmarks.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import benchmarks.station.Listeners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// What is measured is delivered, by every contestant. Nothing is timed.
final class ContestantTests {
    private static final int TIMES = 20;
    private static final String CROWD = "UNISONO_CROWD";

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = CROWD)
    void reachesEachOfItsListenersOncePerEvent(Contestant contestant) {
        for (int listeners : new int[] {1, 3, 10}) {
            int reached = contestant.reaches(listeners) ? listeners : 1;
            assertDelivered(benchmark(contestant, CallSite.FRESH, reached));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = CROWD)
    void reachesNoOtherWhenItsCallSitesAreWarm(Contestant contestant) {
        assertDelivered(benchmark(contestant, CallSite.WARMED, 1));
    }

    /// A fiftieth of what is measured.
    @Test
    void reachesItsListenersBesideOthers() {
        var dispatch = Unisono.beside(2_000, Listeners.numbered(1, 3));

        dispatch.once();

        assertThat(dispatch.heard()).isEqualTo(3);
        dispatch.close();
    }

    /// As JMH calls it, but for the warming: once is enough.
    private static DispatchBenchmark benchmark(
            Contestant contestant, CallSite site, int listeners) {
        var benchmark = new DispatchBenchmark();
        benchmark.contestant = contestant;
        benchmark.site = site;
        benchmark.listeners = listeners;
        benchmark.rounds = 1;
        return benchmark;
    }

    private static void assertDelivered(DispatchBenchmark benchmark) {
        benchmark.open();
        for (int i = 0; i < TIMES; i++) {
            benchmark.dispatch();
        }

        assertThat(benchmark.dispatch.heard()).isEqualTo((long) TIMES * benchmark.listeners);
        benchmark.close();
    }
}
