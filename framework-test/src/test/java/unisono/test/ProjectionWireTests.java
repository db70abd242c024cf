package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.projection.ProjectionSettings;

/// What projections cost on the wire.
final class ProjectionWireTests {
    private final Till till = new Till();

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void areOneQuestionASecondForAllWhenNothingIsToBeDone() {
        var node = till.node(Sales.caughtUp(), new Spending()).opened();
        node.sell(0, 10);
        node.awaitAll("till.sales");
        node.awaitAll("till.spending");
        TillNode.pause(1_500);

        var traffic = node.wire().measure(() -> TillNode.pause(5_000));

        System.out.printf("5 s of two idle projections: %d round trips%n", traffic.roundTrips());
        assertThat(traffic.roundTrips()).as(traffic::toString).isLessThanOrEqualTo(7);
    }

    @Test
    void areAskedForNothingByWhatNobodyHears() {
        var node = till.node(new Spending()).opened();
        node.sell(0, 1);
        node.awaitAll("till.spending");
        TillNode.pause(1_200);

        var traffic =
                node.wire()
                        .measure(() ->
                                node.transactions()
                                        .run(() ->
                                                node.emit(
                                                        Till.TillApi.LOOKED_AT,
                                                        new Till.Sale(1, "C1", 1))));

        assertThat(traffic.roundTrips()).as(traffic::toString).isLessThanOrEqualTo(2);
    }

    @Test
    void areSixRoundTripsForAPageHoweverManyEventsItHas() {
        var node = till.node(new Spending());
        node.opened(ProjectionSettings.DEFAULTS);
        node.sell(0, 1);
        node.awaitAll("till.spending");

        var one = IntStream.range(0, 6).mapToObj(_ -> page(node, 1)).min(Comparator.naturalOrder());
        var many =
                IntStream.range(0, 6)
                        .mapToObj(_ -> page(node, 2_000))
                        .min(Comparator.naturalOrder());

        System.out.printf(
                "emitted, looked for and folded: %d round trips for 1 event, %d for 2,000%n",
                one.orElseThrow(), many.orElseThrow());
        // The emitter's one; the look; and of the page: take, read, fold, move, commit.
        assertThat(one.orElseThrow()).isLessThanOrEqualTo(8);
        assertThat(many.orElseThrow()).isLessThanOrEqualTo(8);
    }

    private static int page(TillNode node, int events) {
        var traffic =
                node.wire()
                        .measure(() -> {
                            node.sellTogether(0, events);
                            TillNode.pause(300);
                        });
        return traffic.roundTrips();
    }
}
