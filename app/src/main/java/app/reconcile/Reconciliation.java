package app.reconcile;

import app.reconcile.Books.Book;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import shop.cart.CartApi;
import shop.cart.Money;
import shop.order.OrderApi;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.PaymentState;
import shop.payment.PaymentApi.Posted;
import unisono.data.Isolation;
import unisono.data.Transactions;

/// Compares the modules through their APIs: each cart with its order, each order with its payment,
/// each payment with its postings; the payments with what the gateway has; and the read models with
/// what they are made of.
///
/// The modules are read from one snapshot, so a running shop makes no difference; and as streams,
/// so memory does not grow with the shop. The gateway has no part in the snapshot: what seems to
/// differ from it is looked at again, one by one, when the snapshot is over.
final class Reconciliation {
    private final Transactions transactions;
    private final CartApi carts;
    private final OrderApi orders;
    private final PaymentApi payments;
    private final Captures captures;
    private final ReadModels readModels;

    @Inject
    Reconciliation(
            Transactions transactions,
            CartApi carts,
            OrderApi orders,
            PaymentApi payments,
            Captures captures,
            ReadModels readModels) {
        this.transactions = transactions.readOnly().isolation(Isolation.REPEATABLE_READ);
        this.carts = carts;
        this.orders = orders;
        this.payments = payments;
        this.captures = captures;
        this.readModels = readModels;
    }

    Books compare() {
        var differences = new Differences();
        var suspects = new Suspects();
        var snapshot =
                transactions.call(() -> {
                    var sold = cartsWithOrders(differences);
                    ordersWithPayments(differences);
                    var booked = paymentsWithLedger(differences);
                    capturedWithCash(differences);
                    return new Snapshot(sold, booked, paymentsWithGateway(suspects));
                });
        var pending = captures.check(suspects, differences);
        var folded = readModels.check(differences);
        return new Books(
                snapshot.sold.left,
                snapshot.sold.right,
                snapshot.booked.left,
                snapshot.booked.right,
                snapshot.captured,
                differences.all(),
                pending,
                folded);
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
                var booked = payments.byOrder().filter(it -> it.state().stands())) {
            differences.compare(
                    new Side<>("orders", placed, it -> it.order().value(), it -> it.total()),
                    new Side<>("payments", booked, it -> it.order().value(), it -> it.amount()),
                    "Order");
        }
    }

    private Pair paymentsWithLedger(Differences differences) {
        try (var booked = payments.byPayment().filter(it -> it.state().stands());
                var posted = balanced(differences).filter(it -> !isZero(it.sold()))) {
            var left = new Side<>("payments", booked, it -> it.id().value(), it -> it.amount());
            var right = new Side<>("ledger", posted, it -> it.payment().value(), it -> it.sold());
            differences.compare(left, right, "Payment");
            return new Pair(left.book(), right.book());
        }
    }

    private void capturedWithCash(Differences differences) {
        try (var captured = payments.byPayment().filter(it -> it.state() == PaymentState.CAPTURED);
                var cash = payments.ledger().filter(it -> !isZero(it.paid()))) {
            differences.compare(
                    new Side<>("payments", captured, it -> it.id().value(), it -> it.amount()),
                    new Side<>("cash", cash, it -> it.payment().value(), it -> it.paid()),
                    "Payment");
        }
    }

    private Book paymentsWithGateway(Suspects suspects) {
        try (var booked = payments.byPayment();
                var captured = payments.captures()) {
            return suspects.collect(booked.iterator(), captured.iterator());
        }
    }

    private Stream<Posted> balanced(Differences differences) {
        return payments.ledger()
                .peek(posted -> {
                    if (!posted.debit().equals(posted.credit())) {
                        differences.add(
                                "The postings of payment %s have debits of %s and credits of %s."
                                        .formatted(
                                                posted.payment(), posted.debit(), posted.credit()));
                    }
                });
    }

    private static boolean isZero(Money money) {
        return money.amount().signum() == 0;
    }

    private record Pair(Book left, Book right) {}

    private record Snapshot(Pair sold, Pair booked, Book captured) {}
}
