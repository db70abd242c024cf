package shop.order.internal;

import jakarta.inject.Inject;
import shop.cart.CartApi;
import shop.order.OrderApi.OrderCancelled;

/// Gives a customer his cart back, whose order was cancelled.
final class ReopenCart {
    private final CartApi carts;

    @Inject
    ReopenCart(CartApi carts) {
        this.carts = carts;
    }

    void ofOrder(OrderCancelled cancelled) {
        carts.reopen(cancelled.cart());
    }
}
