package benchmarks.projection;

import java.sql.SQLException;
import java.util.TreeMap;
import unisono.data.projection.Page;
import unisono.data.projection.Projection;
import unisono.data.projection.ProjectionDefinition;

/// What each customer has spent, and how often.
final class Spending implements Projection {
    static final String NAME = "bench.spending";

    @Override
    public ProjectionDefinition definition() {
        return ProjectionDefinition.named(NAME)
                .hears(Store.StoreApi.SOLD)
                .table("bench_projection.spending");
    }

    @Override
    public void fold(Page page) throws SQLException {
        var all = new TreeMap<String, long[]>();
        page.each(
                Store.StoreApi.SOLD,
                sold -> {
                    var sums = all.computeIfAbsent(sold.customer(), _ -> new long[2]);
                    sums[0] += sold.cents();
                    sums[1]++;
                });
        var rows = page.rows("text", "bigint", "bigint");
        all.forEach((customer, sums) -> rows.add(customer, sums[0], sums[1]));
        rows.write(
                """
                insert into %s as t (customer, cents, sales) select * from unnest(?, ?, ?)
                on conflict (customer)
                   do update set cents = t.cents + excluded.cents, sales = t.sales + excluded.sales
                """
                        .formatted(page.table("spending")));
    }
}
