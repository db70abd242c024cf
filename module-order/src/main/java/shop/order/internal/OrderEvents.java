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
        emits(CancelOrder.class, OrderApi.CANCELLED);

        external(CartApi.class, PlaceOrder.class).on(CartApi.CHECKED_OUT, PlaceOrder::fromCart);
        local(PlaceOrder.class, NumberOrder.class).on(OrderApi.PLACED, NumberOrder::assign);
        local(CancelOrder.class, ReopenCart.class)
                .on(OrderApi.CANCELLED, ReopenCart::ofOrder)
                .recursionEnds("it opens the cart, and checks nothing out");
    }
}
