package shop.cart.internal;

import jakarta.inject.Inject;
import shop.cart.CartApi;
import shop.cart.CartId;
import shop.cart.CheckoutKey;
import unisono.data.Transactions;
import unisono.events.Emitter;
import unisono.events.Events;
import unisono.events.Refusal;

/// Closes a cart, once, and tells everybody.
final class CheckoutCart {
    private final Transactions transactions;
    private final CartStore store;
    private final Emitter emitter;

    @Inject
    CheckoutCart(Transactions transactions, CartStore store, Events events) {
        this.transactions = transactions;
        this.store = store;
        this.emitter = events.emitter(CheckoutCart.class);
    }

    void checkOut(CartId id) {
        transactions.run(() -> close(store.locked(id)));
    }

    void checkOut(CartId id, CheckoutKey key) {
        transactions.run(() -> {
            var cart = store.locked(id);
            if (store.claim(key, id)) {
                close(cart);
            } else {
                refuseOther(id, key);
            }
        });
    }

    private void close(CartRow cart) {
        store.close(cart);
        if (cart.lines() == 0) {
            throw new Refusal(
                    "cart",
                    "cart-not-empty",
                    "The cart %s is empty. Add a line first.".formatted(cart.id()));
        }
        emitter.emit(CartApi.CHECKED_OUT, cart.checkedOut(store.lines(cart)));
    }

    private void refuseOther(CartId id, CheckoutKey key) {
        if (!store.closedWith(key).filter(id::equals).isPresent()) {
            throw new Refusal(
                    "cart",
                    CartApi.KEY_USED,
                    "The idempotency key checked out another cart. Take a new key for each cart.");
        }
    }
}
