package shop.payment.internal;

import shop.order.OrderApi;
import shop.payment.PaymentApi;
import unisono.events.EventManager;

/// What the payment module emits and hears.
public final class PaymentEvents extends EventManager {
    /// For `ServiceLoader`.
    public PaymentEvents() {}

    @Override
    protected void registerListeners() {
        emits(TakePayment.class, PaymentApi.BOOKED);

        external(OrderApi.class, TakePayment.class).on(OrderApi.PLACED, TakePayment::forOrder);
    }
}
