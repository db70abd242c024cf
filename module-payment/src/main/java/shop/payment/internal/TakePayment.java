package shop.payment.internal;

import jakarta.inject.Inject;
import shop.order.OrderApi.OrderPlaced;

/// Books the payment of an order. The gateway captures it when the checkout has committed.
final class TakePayment {
    private final PaymentStore store;
    private final PaymentStreams payments;

    @Inject
    TakePayment(PaymentStore store, PaymentStreams payments) {
        this.store = store;
        this.payments = payments;
    }

    void forOrder(OrderPlaced placed) {
        var payment = store.write(placed);
        payments.begin(Payment.book(payment, placed.order(), placed.total()));
    }
}
