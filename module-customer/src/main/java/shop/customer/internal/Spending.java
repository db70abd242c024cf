package shop.customer.internal;

import java.sql.SQLException;
import shop.cart.Money;
import shop.customer.Customers;
import shop.order.OrderApi;
import shop.order.OrderApi.OrderPlaced;
import shop.order.OrderId;
import shop.payment.PaymentApi;
import unisono.data.projection.Page;
import unisono.data.projection.Projection;
import unisono.data.projection.ProjectionDefinition;
import unisono.data.projection.Rows;

/// Adds up what each customer has paid and got back, by currency.
///
/// Payments do not tell their customers: whose an order is, is kept in `purchase`, and that it is
/// paid, because what is reversed before costs nobody anything. A page may fold all that was placed
/// first, then what was captured, then what was reversed: that is their order for each payment.
public final class Spending implements Projection {
    /// For `ServiceLoader`.
    public Spending() {}

    @Override
    public ProjectionDefinition definition() {
        return ProjectionDefinition.named(Customers.SPENDING)
                .hears(OrderApi.PLACED, PaymentApi.CAPTURED, PaymentApi.REVERSED)
                .table("customer.spending")
                .table("customer.purchase");
    }

    @Override
    public void fold(Page page) throws SQLException {
        var placed = page.rows("uuid", "text");
        var captured = page.rows("uuid", "text", "numeric");
        var reversed = page.rows("uuid", "text", "numeric");
        page.each(OrderApi.PLACED, it -> addUnlessGuest(placed, it));
        page.each(PaymentApi.CAPTURED, it -> add(captured, it.order(), it.amount()));
        page.each(PaymentApi.REVERSED, it -> add(reversed, it.order(), it.amount()));
        var purchase = page.table("purchase");
        var spending = page.table("spending");
        placed.write(
                "insert into %s (placed_order, customer) select * from unnest(?, ?)"
                        .formatted(purchase));
        captured.write(
                """
                with paid as (
                    update %s p set paid = true
                      from unnest(?, ?, ?) as e (placed_order, currency, amount)
                     where p.placed_order = e.placed_order
                    returning p.customer, e.currency, e.amount)
                insert into %s as s (customer, currency, orders, paid, refunded)
                select customer, currency, count(*), sum(amount), 0 from paid group by 1, 2
                on conflict (customer, currency) do update
                   set orders = s.orders + excluded.orders, paid = s.paid + excluded.paid
                """
                        .formatted(purchase, spending));
        reversed.write(
                """
                with refunded as (
                    select p.customer, e.currency, sum(e.amount) as amount
                      from unnest(?, ?, ?) as e (placed_order, currency, amount)
                      join %s p on p.placed_order = e.placed_order and p.paid
                     group by 1, 2)
                update %s s set refunded = s.refunded + r.amount from refunded r
                 where s.customer = r.customer and s.currency = r.currency
                """
                        .formatted(purchase, spending));
    }

    private static void addUnlessGuest(Rows rows, OrderPlaced placed) {
        var customer = placed.customer();
        if (customer != null) {
            rows.add(placed.order().value(), customer.value());
        }
    }

    private static void add(Rows rows, OrderId order, Money amount) {
        rows.add(order.value(), amount.currency().getCurrencyCode(), amount.amount());
    }
}
