package acceptance;

import java.nio.file.Path;
import java.sql.SQLException;

/// The file of real baskets, and waiting for an import of it.
final class Baskets {
    static final String FILE =
            Path.of("..", "data", "online-retail-2010-12_2011-06.csv.gz")
                    .toAbsolutePath()
                    .normalize()
                    .toString();

    private Baskets() {}

    /// Waits until somebody has started a shop's database, and it has so many orders.
    static void awaitOrders(Shop shop, long count) throws Exception {
        Deadline.awaitThat("a server of " + shop.data(), () -> !shop.servers().isEmpty());
        try (var database = shop.database();
                var sql = Sql.of(database)) {
            Deadline.awaitThat(count + " orders", () -> orders(sql) >= count);
        }
    }

    private static long orders(Sql sql) throws SQLException {
        boolean there = sql.number("select count(to_regclass('orders.placed_order'))") == 1;
        return there ? sql.number("select count(*) from orders.placed_order") : 0;
    }
}
