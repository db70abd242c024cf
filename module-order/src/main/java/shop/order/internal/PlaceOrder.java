package shop.order.internal;

import jakarta.inject.Inject;
import shop.cart.CartApi.CartCheckedOut;
import shop.cart.Line;
import shop.order.OrderApi;
import unisono.events.Emitter;
import unisono.events.Events;
import unisono.events.Refusal;

/// Turns a cart that was checked out into an order.
final class PlaceOrder {
    private static final int DECIMALS_MAX = 2;

    private final OrderStore store;
    private final Emitter emitter;

    @Inject
    PlaceOrder(OrderStore store, Events events) {
        this.store = store;
        this.emitter = events.emitter(PlaceOrder.class);
    }

    void fromCart(CartCheckedOut cart) {
        cart.lines().forEach(PlaceOrder::refusePrice);
        emitter.emit(OrderApi.PLACED, store.place(cart).placed());
    }

    private static void refusePrice(Line line) {
        var price = line.unitPrice();
        if (!price.positive()) {
            throw new Refusal(
                    "order",
                    "unit-price-above-zero",
                    "The unit price of %s is %s; it must be above zero."
                            .formatted(line.sku(), price));
        }
        if (price.decimals() > DECIMALS_MAX) {
            throw new Refusal(
                    "order",
                    "unit-price-two-decimals",
                    "The unit price of %s is %s; it may have two decimals."
                            .formatted(line.sku(), price));
        }
    }
}
