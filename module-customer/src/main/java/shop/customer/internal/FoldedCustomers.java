package shop.customer.internal;

import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import shop.cart.CustomerId;
import shop.cart.Money;
import shop.customer.Customers;
import shop.order.OrderId;
import unisono.data.Transactions;

/// Reads the read models. They have no entities: nobody changes a row of them, and a rebuild gives
/// their names to other tables.
final class FoldedCustomers implements Customers {
    private static final int FETCH = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String LISTED =
            "select placed_order, currency, customer, total, placed_at, paid_at, cancelled_at from customer.order_list";

    private static final String SPENT =
            "select customer, currency, orders, paid, refunded from customer.spending";

    private final Transactions transactions;

    @Inject
    FoldedCustomers(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<ListedOrder> orders(CustomerId customer, @Nullable OrderId after, int limit) {
        return transactions
                .readOnly()
                .call(() ->
                        query(
                                        LISTED
                                                + " where customer = :customer and placed_order > :after"
                                                + " order by placed_order")
                                .setParameter("customer", customer.value())
                                .setParameter("after", after == null ? BEFORE_ALL : after.value())
                                .setMaxResults(limit)
                                .stream()
                                .map(FoldedCustomers::listed)
                                .toList());
    }

    @Override
    public List<Spent> spending(CustomerId customer) {
        return transactions
                .readOnly()
                .call(() ->
                        query(SPENT + " where customer = :customer order by currency")
                                .setParameter("customer", customer.value())
                                .stream()
                                .map(FoldedCustomers::spent)
                                .toList());
    }

    @Override
    public Stream<ListedOrder> byOrder() {
        return query(LISTED + " order by placed_order").stream().map(FoldedCustomers::listed);
    }

    @Override
    public Stream<Spent> byCustomer() {
        return query(SPENT + " order by (customer || ' ' || currency) collate \"C\"").stream()
                .map(FoldedCustomers::spent);
    }

    @Override
    public Stream<Spent> listedByCustomer() {
        return query(
                        """
                        select customer, currency, count(*), sum(total),
                               coalesce(sum(total) filter (where cancelled_at is not null), 0)
                          from customer.order_list
                         where customer is not null and paid_at is not null
                         group by customer, currency order by (customer || ' ' || currency) collate "C"
                        """)
                .stream()
                .map(FoldedCustomers::spent);
    }

    private NativeQuery<Tuple> query(String sql) {
        return transactions.session().createNativeQuery(sql, Tuple.class).setFetchSize(FETCH);
    }

    private static ListedOrder listed(Tuple row) {
        var customer = row.get(2, String.class);
        return new ListedOrder(
                new OrderId(row.get(0, UUID.class)),
                customer == null ? null : new CustomerId(customer),
                money(row, 3),
                row.get(4, Instant.class),
                row.get(5, Instant.class),
                row.get(6, Instant.class));
    }

    private static Spent spent(Tuple row) {
        return new Spent(
                new CustomerId(row.get(0, String.class)),
                row.get(2, Long.class),
                money(row, 3),
                money(row, 4));
    }

    /// The currency is in the second column of each.
    private static Money money(Tuple row, int amount) {
        return new Money(
                row.get(amount, BigDecimal.class), Currency.getInstance(row.get(1, String.class)));
    }
}
