package benchmarks.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The applications that are measured.
final class StationTests {
    @Test
    void standsBesideAHundredThousandSubscriptions() {
        var listeners = Listeners.numbered(1, 3);

        var application = Station.of(listeners).beside(1_000).external();

        assertThat(application.subscriptions()).hasSize(100_003);
        assertThat(application.modules()).hasSize(1_002);
    }
}
