package shop.payment.internal;

import jakarta.inject.Inject;
import shop.order.OrderApi.CancelReason;
import shop.order.OrderApi.OrderCancelled;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.Payment;
import shop.payment.PaymentApi.PaymentDeclined;
import shop.payment.PaymentApi.PaymentReversed;
import unisono.events.Emitter;
import unisono.events.Events;
import unisono.events.Refusal;

/// Takes the payment of a cancelled order out of the books, by entries that are the other way
/// round. The order is locked by whoever cancels it.
final class ReversePayment {
    private final PaymentStore store;
    private final Emitter emitter;

    @Inject
    ReversePayment(PaymentStore store, Events events) {
        this.store = store;
        this.emitter = events.emitter(ReversePayment.class);
    }

    void ofOrder(OrderCancelled cancelled) {
        var found = store.ofOrder(cancelled.order());
        if (found.isEmpty()) {
            return;
        }
        var payment = found.get();
        switch (payment.state()) {
            case BOOKED -> settle(payment, cancelled.reason());
            case CAPTURED -> refund(payment, cancelled.reason());
            case DECLINED, VOIDED, REFUNDED -> {
                // Another cancellation did it.
            }
        }
    }

    private void settle(Payment payment, CancelReason reason) {
        switch (reason) {
            case PAYMENT_DECLINED -> {
                store.post(payment.id(), payment.amount(), Movement.DECLINED);
                emitter.emit(
                        PaymentApi.DECLINED,
                        new PaymentDeclined(payment.id(), payment.order(), payment.amount()));
            }
            case REQUESTED -> reverse(payment, Movement.VOIDED);
        }
    }

    private void refund(Payment payment, CancelReason reason) {
        if (reason == CancelReason.PAYMENT_DECLINED) {
            throw new IllegalStateException(
                    "Payment %s is captured, and cannot be declined any more."
                            .formatted(payment.id()));
        }
        if (!payment.atGateway()) {
            throw new Refusal(
                    "payment",
                    "refund-by-a-person",
                    "The payment %s was taken before there was a gateway; a person has to pay it back."
                            .formatted(payment.id()));
        }
        reverse(payment, Movement.REFUNDED);
    }

    private void reverse(Payment payment, Movement movement) {
        store.post(payment.id(), payment.amount(), movement);
        emitter.emit(
                PaymentApi.REVERSED,
                new PaymentReversed(payment.id(), payment.order(), payment.amount()));
    }
}
