package shop.customer.internal;

import java.sql.SQLException;
import java.time.ZoneOffset;
import shop.customer.Customers;
import shop.order.OrderApi;
import shop.order.OrderApi.OrderCancelled;
import shop.order.OrderApi.OrderPlaced;
import shop.order.OrderId;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.PaymentCaptured;
import unisono.data.projection.Page;
import unisono.data.projection.ProjectedEvent;
import unisono.data.projection.Projection;
import unisono.data.projection.ProjectionDefinition;
import unisono.data.projection.Rows;

/// Lists every order, with what became of it and when.
///
/// An order is placed, then perhaps paid, then perhaps cancelled, and each of it once: so a page
/// may fold all that was placed first.
public final class OrderList implements Projection {
    /// For `ServiceLoader`.
    public OrderList() {}

    @Override
    public ProjectionDefinition definition() {
        return ProjectionDefinition.named(Customers.ORDER_LIST)
                .hears(OrderApi.PLACED, PaymentApi.CAPTURED, OrderApi.CANCELLED)
                .table("customer.order_list");
    }

    @Override
    public void fold(Page page) throws SQLException {
        var placed = page.rows("uuid", "text", "text", "numeric", "timestamptz");
        var paid = page.rows("uuid", "timestamptz");
        var cancelled = page.rows("uuid", "timestamptz");
        for (var event : page.events()) {
            switch (event.payload()) {
                case OrderPlaced it -> add(placed, it, event);
                case PaymentCaptured it -> add(paid, it.order(), event);
                case OrderCancelled it -> add(cancelled, it.order(), event);
                default -> throw new IllegalStateException("Nobody asked for " + event.name());
            }
        }
        var table = page.table("order_list");
        placed.write(
                """
                insert into %s (placed_order, customer, currency, total, placed_at)
                select * from unnest(?, ?, ?, ?, ?)
                """
                        .formatted(table));
        paid.write(at("paid_at", table));
        cancelled.write(at("cancelled_at", table));
    }

    private static void add(Rows rows, OrderPlaced placed, ProjectedEvent<?> event) {
        rows.add(
                placed.order().value(),
                placed.customer() == null ? null : placed.customer().value(),
                placed.total().currency().getCurrencyCode(),
                placed.total().amount(),
                event.time().atOffset(ZoneOffset.UTC));
    }

    private static void add(Rows rows, OrderId order, ProjectedEvent<?> event) {
        rows.add(order.value(), event.time().atOffset(ZoneOffset.UTC));
    }

    private static String at(String column, String table) {
        return """
        update %s t set %s = e.at from unnest(?, ?) as e (placed_order, at)
         where t.placed_order = e.placed_order
        """
                .formatted(table, column);
    }
}
