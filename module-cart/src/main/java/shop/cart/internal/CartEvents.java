package shop.cart.internal;

import shop.cart.CartApi;
import unisono.events.EventManager;

/// The cart hears nobody: everything begins here.
public final class CartEvents extends EventManager {
    /// For `ServiceLoader`.
    public CartEvents() {}

    @Override
    protected void registerListeners() {
        emits(CheckoutCart.class, CartApi.CHECKED_OUT);
    }
}
