package benchmarks.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The applications that are measured.
final class StationTests {
    @Test
    void standsBesideNeighboursWithAHundredSubscriptionsEach() {
        var listeners = Listeners.numbered(1, 3);

        var application = Station.of(listeners).beside(Neighbours.with(2_000)).external();

        assertThat(application.subscriptions()).hasSize(2_003);
        assertThat(application.modules()).hasSize(22);
    }
}
