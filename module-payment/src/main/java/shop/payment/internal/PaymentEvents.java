package shop.payment.internal;

import shop.order.OrderApi;
import unisono.events.EventManager;

/// What the payment module hears.
public final class PaymentEvents extends EventManager {
    /// For `ServiceLoader`.
    public PaymentEvents() {}

    @Override
    protected void registerListeners() {
        external(OrderApi.class, TakePayment.class).on(OrderApi.PLACED, TakePayment::forOrder);
    }
}
