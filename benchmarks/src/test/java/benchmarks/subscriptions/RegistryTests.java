package benchmarks.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What comes is heard, and what goes is gone, in every registry. Nothing is timed.
final class RegistryTests {
    private static final int TIMES = 5;

    @ParameterizedTest
    @EnumSource
    void hearsOnceEachTimeItIsThere(Registry registry) {
        var benchmark = new SubscriptionsBenchmark();
        benchmark.registry = registry;
        benchmark.others = 200;

        benchmark.open();
        for (int i = 0; i < TIMES; i++) {
            benchmark.change();
            benchmark.changeAndHear();
        }

        assertThat(benchmark.roll.heard()).isEqualTo(TIMES);
        benchmark.close();
    }
}
