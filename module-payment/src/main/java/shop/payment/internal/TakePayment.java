package shop.payment.internal;

import jakarta.inject.Inject;
import shop.cart.Money;
import shop.order.OrderApi.OrderPlaced;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.PaymentBooked;
import unisono.events.Emitter;
import unisono.events.Events;
import unisono.events.Refusal;

/// Books the payment of an order. The gateway captures it when the checkout has committed.
final class TakePayment {
    private static final Money APPROVAL_ABOVE = Money.pounds("50000.00");

    private final PaymentStore store;
    private final Emitter emitter;

    @Inject
    TakePayment(PaymentStore store, Events events) {
        this.store = store;
        this.emitter = events.emitter(TakePayment.class);
    }

    void forOrder(OrderPlaced placed) {
        refuseLarge(placed.total());
        var payment = store.book(placed);
        emitter.emit(PaymentApi.BOOKED, new PaymentBooked(payment, placed.order(), placed.total()));
    }

    private static void refuseLarge(Money total) {
        if (total.compareTo(APPROVAL_ABOVE) > 0) {
            throw new Refusal(
                    "payment",
                    "approval-above-50000",
                    "The total is %s; above %s a person has to approve it."
                            .formatted(total, APPROVAL_ABOVE));
        }
    }
}
