package shop.order.internal;

import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import shop.cart.CartApi.CartCheckedOut;
import shop.cart.CartId;
import shop.cart.Line;
import shop.order.OrderApi.Order;
import shop.order.OrderApi.OrderTotal;
import shop.order.OrderId;
import shop.order.UnknownOrder;
import unisono.data.Transactions;

/// Orders and their lines in the database. Needs a transaction throughout.
final class OrderStore {
    private static final int FETCH = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;
    private final InstantSource clock;

    @Inject
    OrderStore(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    OrderRow place(CartCheckedOut cart) {
        var order = new OrderRow(cart, clock.instant());
        session().persist(order);
        int number = 0;
        for (var line : cart.lines()) {
            session().persist(new OrderLineRow(order.id(), ++number, line));
        }
        return order;
    }

    void number(OrderId id) {
        var number =
                session()
                        .createNativeQuery("select nextval('orders.order_number')", Long.class)
                        .getSingleResult();
        known(id).number(number);
    }

    void pay(OrderRow order) {
        order.pay(clock.instant());
    }

    void cancel(OrderRow order) {
        order.cancel(clock.instant());
    }

    /// Whoever pays or cancels an order holds its row until the commit, so that one of them comes
    /// second, and sees what the first one did.
    OrderRow locked(OrderId id) {
        return found(session().find(OrderRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new UnknownOrder(id));
    }

    Optional<Order> find(OrderId id) {
        return row(id).map(order -> views(List.of(order)).getFirst());
    }

    Optional<OrderTotal> ofCart(CartId cart) {
        return session()
                .createSelectionQuery(
                        "from OrderRow where cart = :cart order by cancelledAt desc nulls first",
                        OrderRow.class)
                .setParameter("cart", cart.value())
                .setMaxResults(1)
                .uniqueResultOptional()
                .map(OrderRow::orderTotal);
    }

    List<Order> list(@Nullable CartId cart, @Nullable OrderId after, int limit) {
        var rows =
                session()
                        .createSelectionQuery(
                                "from OrderRow where id > :after and (:cart is null or cart = :cart) order by id",
                                OrderRow.class)
                        .setParameter("after", after == null ? BEFORE_ALL : after.value())
                        .setParameter("cart", cart == null ? null : cart.value(), UUID.class)
                        .setMaxResults(limit)
                        .list();
        return views(rows);
    }

    /// Reads the lines of all orders of a page at once.
    private List<Order> views(List<OrderRow> orders) {
        var ids = orders.stream().map(order -> order.id().value()).toList();
        Map<UUID, List<OrderLineRow>> lines =
                session()
                        .createSelectionQuery(
                                "from OrderLineRow where order in :orders order by order, number",
                                OrderLineRow.class)
                        .setParameterList("orders", ids)
                        .stream()
                        .collect(Collectors.groupingBy(OrderLineRow::order));
        return orders.stream()
                .map(order -> order.view(lines(order, lines.get(order.id().value()))))
                .toList();
    }

    private static List<Line> lines(OrderRow order, @Nullable List<OrderLineRow> rows) {
        return rows == null
                ? List.of()
                : rows.stream().map(row -> row.line(order.currency())).toList();
    }

    Stream<OrderTotal> byCart() {
        return totals("from OrderRow where cancelledAt is null order by cart");
    }

    Stream<OrderTotal> byOrder() {
        return totals("from OrderRow where cancelledAt is null order by id");
    }

    private Stream<OrderTotal> totals(String query) {
        var session = session();
        return session
                .createSelectionQuery(query, OrderRow.class)
                .setReadOnly(true)
                .setFetchSize(FETCH)
                .stream()
                .peek(session::detach)
                .map(OrderRow::orderTotal);
    }

    private OrderRow known(OrderId id) {
        return row(id).orElseThrow(() -> new UnknownOrder(id));
    }

    private Optional<OrderRow> row(OrderId id) {
        return found(session().find(OrderRow.class, id.value()));
    }

    private Optional<OrderRow> found(@Nullable OrderRow row) {
        if (row == null) {
            // After a lost connection Hibernate finds nothing, too; the session of such a
            // transaction is refused.
            session();
        }
        return Optional.ofNullable(row);
    }

    private Session session() {
        return transactions.session();
    }
}
