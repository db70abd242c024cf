package app.reconcile;

import app.reconcile.Books.Book;
import jakarta.inject.Inject;
import java.util.function.Predicate;
import shop.customer.Customers;
import shop.customer.Customers.ListedOrder;
import shop.order.OrderApi;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.Payment;
import shop.payment.PaymentApi.PaymentState;

/// Compares the order list with the orders, and what it says of payments with the payments. Needs a
/// transaction with one snapshot.
final class FoldedOrders {
    private final OrderApi orders;
    private final PaymentApi payments;
    private final Customers customers;

    @Inject
    FoldedOrders(OrderApi orders, PaymentApi payments, Customers customers) {
        this.orders = orders;
        this.payments = payments;
        this.customers = customers;
    }

    /// Compares all of it, and tells what stands in the list.
    Book compare(Differences found) {
        var standing = standing(found);
        compare(
                found,
                "paid",
                payment -> payment.state() == PaymentState.CAPTURED && payment.atGateway(),
                order -> order.stands() && order.wasPaid());
        compare(
                found,
                "refunded",
                payment -> payment.state() == PaymentState.REFUNDED,
                order -> !order.stands() && order.wasPaid());
        return standing;
    }

    private Book standing(Differences found) {
        try (var placed = orders.byOrder();
                var listed = customers.byOrder().filter(ListedOrder::stands)) {
            var left = new Side<>("orders", placed, it -> it.order().value(), it -> it.total());
            var right =
                    new Side<>("order list", listed, it -> it.order().value(), it -> it.total());
            found.compare(left, right, "Order");
            return right.book();
        }
    }

    private void compare(
            Differences found,
            String what,
            Predicate<Payment> ours,
            Predicate<ListedOrder> theirs) {
        try (var told = payments.byOrder().filter(ours);
                var listed = customers.byOrder().filter(theirs)) {
            var left =
                    new Side<>(
                            what + " payments", told, it -> it.order().value(), it -> it.amount());
            var right =
                    new Side<>(
                            what + " orders of the list",
                            listed,
                            it -> it.order().value(),
                            it -> it.total());
            found.compare(left, right, "Order");
        }
    }
}
