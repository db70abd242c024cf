package shop.payment.internal;

import jakarta.inject.Inject;
import shop.cart.Money;
import shop.order.OrderApi;
import shop.order.OrderApi.OrderPlaced;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.PaymentBooked;
import unisono.events.Emitter;
import unisono.events.Events;
import unisono.events.Refusal;

/// Takes the money for an order, books it, and tells the order.
final class TakePayment {
    private static final Money APPROVAL_ABOVE = Money.pounds("50000.00");

    private final PaymentStore store;
    private final OrderApi orders;
    private final Emitter emitter;

    @Inject
    TakePayment(PaymentStore store, OrderApi orders, Events events) {
        this.store = store;
        this.orders = orders;
        this.emitter = events.emitter(TakePayment.class);
    }

    void forOrder(OrderPlaced placed) {
        refuseLarge(placed.total());
        var payment = store.book(placed);
        orders.pay(placed.order());
        emitter.emit(
                PaymentApi.BOOKED, new PaymentBooked(payment.id(), placed.order(), placed.total()));
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
