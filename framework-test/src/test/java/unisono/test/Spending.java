package unisono.test;

import java.sql.SQLException;
import java.util.TreeMap;
import unisono.data.projection.Page;
import unisono.data.projection.Projection;
import unisono.data.projection.ProjectionDefinition;
import unisono.test.Till.TillApi;

/// What each customer has spent: the example of the pages.
public final class Spending implements Projection {
    /// Found by `ServiceLoader`.
    public Spending() {}

    @Override
    public ProjectionDefinition definition() {
        return ProjectionDefinition.named("till.spending")
                .hears(TillApi.SOLD, TillApi.TAKEN_BACK)
                .table("till.spending");
    }

    @Override
    public void fold(Page page) throws SQLException {
        var cents = new TreeMap<String, Long>();
        page.each(TillApi.SOLD, sale -> cents.merge(sale.customer(), sale.cents(), Long::sum));
        page.each(
                TillApi.TAKEN_BACK, sale -> cents.merge(sale.customer(), -sale.cents(), Long::sum));
        var rows = page.rows("text", "bigint");
        cents.forEach(rows::add);
        rows.write(
                """
                insert into %s as t (customer, cents) select * from unnest(?, ?)
                on conflict (customer) do update set cents = t.cents + excluded.cents
                """
                        .formatted(page.table("spending")));
    }
}
