package unisono.test;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import unisono.data.projection.Page;
import unisono.data.projection.ProjectedEvent;
import unisono.data.projection.Projection;
import unisono.data.projection.ProjectionDefinition;
import unisono.test.Till.Sale;
import unisono.test.Till.TillApi;

/// Two tables that must tell the same: each sale, with how often it was folded, and how many each
/// customer has, with the last one in the order of the log.
final class Sales implements Projection {
    private final String prefix;
    private final ProjectionDefinition definition;
    private volatile Disturbance disturbance = _ -> {};

    /// Something that goes wrong in the midst of it.
    interface Disturbance {
        void at(Page page) throws Exception;
    }

    Sales(String name, String prefix, UnaryOperator<ProjectionDefinition> more) {
        this.prefix = prefix;
        this.definition =
                more.apply(
                        ProjectionDefinition.named(name)
                                .hears(TillApi.SOLD)
                                .table("till." + prefix + "sale")
                                .table("till." + prefix + "customer"));
    }

    static Sales caughtUp() {
        return new Sales("till.sales", "", definition -> definition);
    }

    static Sales inline() {
        return new Sales("till.inline-sales", "inline_", ProjectionDefinition::foldedInline);
    }

    Sales disturbed(Disturbance other) {
        disturbance = other;
        return this;
    }

    @Override
    public ProjectionDefinition definition() {
        return definition;
    }

    @Override
    public void fold(Page page) throws Exception {
        writeSales(page);
        disturbance.at(page);
        writeCustomers(page);
    }

    private void writeSales(Page page) throws SQLException {
        var sorted = new ArrayList<ProjectedEvent<?>>(page.events());
        sorted.sort(Comparator.comparingInt(event -> sale(event).number()));
        try (var insert =
                page.prepare(
                        """
                        insert into %s as t (customer, number, cents, times, last)
                        values (?, ?, ?, 1, ?)
                        on conflict (customer, number) do update set times = t.times + 1
                        """
                                .formatted(page.table(prefix + "sale")))) {
            for (var event : sorted) {
                insert.setString(1, sale(event).customer());
                insert.setInt(2, sale(event).number());
                insert.setLong(3, sale(event).cents());
                insert.setObject(4, event.time().atOffset(java.time.ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void writeCustomers(Page page) throws SQLException {
        var rows = page.rows("text", "text", "bigint", "bigint");
        page.byKey()
                .forEach((name, events) ->
                        rows.add(
                                String.valueOf(events.getFirst().tenant()),
                                name,
                                events.size(),
                                sale(events.getLast()).number()));
        rows.write(
                """
                insert into %s as t (tenant, name, sales, last) select * from unnest(?, ?, ?, ?)
                on conflict (tenant, name)
                   do update set sales = t.sales + excluded.sales, last = excluded.last
                """
                        .formatted(page.table(prefix + "customer")));
    }

    static Sale sale(ProjectedEvent<?> event) {
        return (Sale) event.payload();
    }
}
