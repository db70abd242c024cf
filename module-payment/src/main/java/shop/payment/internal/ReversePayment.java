package shop.payment.internal;

import jakarta.inject.Inject;
import shop.order.OrderApi.OrderCancelled;

/// Takes the payment of a cancelled order out of the books. The order is locked by whoever cancels
/// it.
final class ReversePayment {
    private final PaymentStore store;
    private final PaymentStreams payments;

    @Inject
    ReversePayment(PaymentStore store, PaymentStreams payments) {
        this.store = store;
        this.payments = payments;
    }

    void ofOrder(OrderCancelled cancelled) {
        store.idOfOrder(cancelled.order())
                .ifPresent(id -> payments.change(id, it -> it.cancel(cancelled.reason())));
    }
}
