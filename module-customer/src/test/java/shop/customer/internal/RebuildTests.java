package shop.customer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shop.customer.Customers;

/// The read models after some days: paid, declined, voided and refunded orders of customers and
/// guests.
final class RebuildTests {
    private static final int BASKETS = 60;

    /// What the tables of orders and payments say, which know nothing of the read models.
    private static final String ORDERS =
            """
            select o.id, o.customer, o.currency, o.total::text, o.cancelled_at is not null,
                   exists (select from payment.payment p join payment.posting g on g.payment = p.id
                            where p.placed_order = o.id and g.kind = 'captured')
              from orders.placed_order o order by 1
            """;

    private static final String LISTED =
            """
            select placed_order, customer, currency, total::text, cancelled_at is not null, paid_at is not null
              from customer.order_list order by 1
            """;

    private static final String PAID =
            """
            select o.customer, o.currency, sum(e.amount) filter (where e.kind = 'captured'),
                   coalesce(sum(e.amount) filter (where e.kind = 'refunded'), 0),
                   count(*) filter (where e.kind = 'captured')
              from orders.placed_order o
              join (select p.placed_order, p.amount, g.kind from payment.payment p
                      join payment.posting g on g.payment = p.id
                     where g.kind in ('captured', 'refunded')) e on e.placed_order = o.id
             where o.customer is not null group by 1, 2 order by 1, 2
            """;

    private static final String SPENT =
            "select customer, currency, paid, refunded, orders from customer.spending order by 1, 2";

    @AutoClose private static final CustomerShop SHOP = CustomerShop.declining();

    @BeforeAll
    static void sell() {
        for (int i = 0; i < BASKETS; i++) {
            var order = SHOP.buys(i % 7 == 0 ? null : "c" + i % 5, "%d.%02d".formatted(i + 1, i));
            if (i % 9 == 0) {
                SHOP.settle();
            }
            if (i % 4 == 0) {
                SHOP.cancel(order);
            }
        }
        SHOP.settle();
    }

    @Test
    void theyEqualWhatTheTablesSay() throws SQLException {
        assertThat(rows(LISTED)).hasSize(BASKETS).isEqualTo(rows(ORDERS));
        assertThat(rows(SPENT)).isNotEmpty().isEqualTo(rows(PAID));
    }

    @Test
    void rebuiltFromNothingTheyEqualTheOnesThatGrew() throws SQLException {
        var listed = rows(LISTED);
        var spent = rows(SPENT);

        for (var name : List.of(Customers.ORDER_LIST, Customers.SPENDING)) {
            var projections = SHOP.projections();
            projections.rebuild(name);
            projections.catchUp(name, _ -> {});
            var comparison = projections.compare(name);
            assertThat(comparison.same()).as(comparison::toString).isTrue();
            assertThat(comparison.tables()).allMatch(it -> it.rowsLive() > 0);
            assertThat(projections.swap(name)).isEqualTo(2);
            projections.dropOld(name);
        }

        assertThat(rows(LISTED)).isEqualTo(listed);
        assertThat(rows(SPENT)).isEqualTo(spent);
    }

    private static List<List<String>> rows(String sql) throws SQLException {
        try (var connection = SHOP.connect();
                var select = connection.prepareStatement(sql);
                var found = select.executeQuery()) {
            var rows = new ArrayList<List<String>>();
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(found.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
