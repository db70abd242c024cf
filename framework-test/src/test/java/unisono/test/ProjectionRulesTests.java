package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.projection.Page;
import unisono.data.projection.Projection;
import unisono.data.projection.ProjectionDefinition;
import unisono.events.EventName;
import unisono.test.Till.Sale;
import unisono.test.Till.TillApi;

/// What is refused of projections before anything is folded.
final class ProjectionRulesTests {
    private static final EventName<Sale> NOBODYS = EventName.of("till.lost", Sale.class);

    private final Till till = new Till();

    @AfterEach
    void close() {
        till.close();
    }

    private static Projection projection(ProjectionDefinition definition) {
        return new Plain() {
            @Override
            public ProjectionDefinition definition() {
                return definition;
            }
        };
    }

    private abstract static class Plain implements Projection {
        @Override
        public void fold(Page page) {}
    }

    private static final class Fickle extends Plain {
        private final AtomicInteger times = new AtomicInteger();

        @Override
        public ProjectionDefinition definition() {
            return ProjectionDefinition.named("till.fickle-" + times.incrementAndGet());
        }
    }

    @Test
    void areAllToldInOneReport() {
        var named = ProjectionDefinition.named("till.spending");

        assertThatThrownBy(() ->
                        till.node(
                                new Spending(),
                                projection(named.hears(TillApi.SOLD).table("till.sale")),
                                projection(
                                        ProjectionDefinition.named("till.wrong")
                                                .hears(NOBODYS, TillApi.SOLD, TillApi.SOLD)
                                                .table("till.spending")
                                                .table("cart.line")),
                                projection(ProjectionDefinition.named("till.empty")),
                                new Fickle()))
                .hasMessageContaining("The application cannot start, for 8 reasons")
                .hasMessageContaining("are both the projection till.spending.")
                .hasMessageContaining("hears till.lost, which no API declares")
                .hasMessageContaining("hears till.sold twice.")
                .hasMessageContaining("writes the table till.spending, which till.spending does.")
                .hasMessageContaining("writes the table cart.line, and its module has no such")
                .hasMessageContaining("till.empty of")
                .hasMessageContaining("hears nothing.")
                .hasMessageContaining("writes no table.")
                .hasMessageContaining("defines itself in another way each time.");
    }

    @Test
    void includeTheLimitsOfADefinition() {
        var definition = ProjectionDefinition.named("till.x");

        assertThatThrownBy(() -> ProjectionDefinition.named("Spending"))
                .hasMessage(
                        "A projection is named \"Spending\". Name it as its module and what it tells, such as order.spending, in at most 100 characters.");
        assertThatThrownBy(() -> definition.table("spending"))
                .hasMessageContaining("till.x has the table \"spending\".");
        assertThatThrownBy(() -> definition.table("till.\"x\"; drop"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> definition.partitions(65))
                .hasMessage("till.x has 65 partitions, and there may be 1 to 64.");
        assertThatThrownBy(() -> definition.version(0))
                .hasMessage("till.x has the version 0, and versions count from 1.");
    }

    @Test
    void includeATableThatIsNotThere() {
        var node =
                till.node(
                        projection(
                                ProjectionDefinition.named("till.x")
                                        .hears(TillApi.SOLD)
                                        .table("till.nowhere")));

        assertThatThrownBy(node::opened)
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "The projection till.x writes the table till.nowhere, and there is none. Make it in a migration of the module.");
        assertThat(node.projections().list()).isEmpty();
    }
}
