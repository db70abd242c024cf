package app.reconcile;

import jakarta.inject.Inject;
import java.util.stream.Stream;
import shop.cart.CartApi;
import shop.order.OrderApi;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.Posted;
import unisono.data.Isolation;
import unisono.data.Transactions;

/// Compares the modules through their APIs: each cart with its order, each order with its payment,
/// each payment with its posting.
///
/// All is read from one snapshot, so a running shop makes no difference; and as streams, so memory
/// does not grow with the shop.
final class Reconciliation {
    private final Transactions transactions;
    private final CartApi carts;
    private final OrderApi orders;
    private final PaymentApi payments;

    @Inject
    Reconciliation(Transactions transactions, CartApi carts, OrderApi orders, PaymentApi payments) {
        this.transactions = transactions.readOnly().isolation(Isolation.REPEATABLE_READ);
        this.carts = carts;
        this.orders = orders;
        this.payments = payments;
    }

    Books compare() {
        return transactions.call(() -> {
            var differences = new Differences();
            var sold = cartsWithOrders(differences);
            ordersWithPayments(differences);
            var paid = paymentsWithLedger(differences);
            return new Books(
                    sold.left(), sold.right(), paid.left(), paid.right(), differences.all());
        });
    }

    private Pair cartsWithOrders(Differences differences) {
        try (var checkedOut = carts.checkedOut();
                var placed = orders.byCart()) {
            var left = new Side<>("carts", checkedOut, it -> it.cart().value(), it -> it.total());
            var right = new Side<>("orders", placed, it -> it.cart().value(), it -> it.total());
            differences.compare(left, right, "Cart");
            return new Pair(left.book(), right.book());
        }
    }

    private void ordersWithPayments(Differences differences) {
        try (var placed = orders.byOrder();
                var booked = payments.byOrder()) {
            differences.compare(
                    new Side<>("orders", placed, it -> it.order().value(), it -> it.total()),
                    new Side<>("payments", booked, it -> it.order().value(), it -> it.amount()),
                    "Order");
        }
    }

    private Pair paymentsWithLedger(Differences differences) {
        try (var booked = payments.byPayment();
                var posted = balanced(differences)) {
            var left = new Side<>("payments", booked, it -> it.id().value(), it -> it.amount());
            var right = new Side<>("ledger", posted, it -> it.payment().value(), it -> it.debit());
            differences.compare(left, right, "Payment");
            return new Pair(left.book(), right.book());
        }
    }

    private Stream<Posted> balanced(Differences differences) {
        return payments.ledger()
                .peek(posted -> {
                    if (!posted.debit().equals(posted.credit())) {
                        differences.add(
                                "The posting of payment %s has debits of %s and credits of %s."
                                        .formatted(
                                                posted.payment(), posted.debit(), posted.credit()));
                    }
                });
    }

    private record Pair(Books.Book left, Books.Book right) {}
}
