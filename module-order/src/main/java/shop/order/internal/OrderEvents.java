package shop.order.internal;

import shop.cart.CartApi;
import shop.order.OrderApi;
import unisono.events.EventManager;

/// What the order module emits and hears.
public final class OrderEvents extends EventManager {
    /// For `ServiceLoader`.
    public OrderEvents() {}

    @Override
    protected void registerListeners() {
        emits(PlaceOrder.class, OrderApi.PLACED);

        external(CartApi.class, PlaceOrder.class).on(CartApi.CHECKED_OUT, PlaceOrder::fromCart);
        local(PlaceOrder.class, NumberOrder.class).on(OrderApi.PLACED, NumberOrder::assign);
    }
}
