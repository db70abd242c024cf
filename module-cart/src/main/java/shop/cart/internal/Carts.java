package shop.cart.internal;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.cart.CartApi;
import shop.cart.CartId;
import shop.cart.CheckoutKey;
import shop.cart.CustomerId;
import shop.cart.Line;
import unisono.data.Transactions;
import unisono.events.Refusal;

/// The cart's commands.
final class Carts implements CartApi {
    private static final int LINES_MAX = 10_000;

    private final Transactions transactions;
    private final CartStore store;
    private final CheckoutCart checkout;

    @Inject
    Carts(Transactions transactions, CartStore store, CheckoutCart checkout) {
        this.transactions = transactions;
        this.store = store;
        this.checkout = checkout;
    }

    @Override
    public CartId open(@Nullable CustomerId customer) {
        return transactions.call(() -> store.open(customer).id());
    }

    @Override
    public int addLine(CartId id, Line line) {
        return transactions.call(() -> {
            var cart = store.locked(id);
            int number = cart.add(line.total());
            refuseQuantity(line);
            refuseFull(number);
            store.add(cart, line, number);
            return number;
        });
    }

    private static void refuseQuantity(Line line) {
        if (line.quantity() < 1) {
            throw new Refusal(
                    "cart",
                    "quantity-at-least-one",
                    "The quantity of %s is %d; at least 1 can be bought."
                            .formatted(line.sku(), line.quantity()));
        }
    }

    private static void refuseFull(int number) {
        if (number > LINES_MAX) {
            throw new Refusal(
                    "cart",
                    "lines-at-most-" + LINES_MAX,
                    "The cart has %d lines, and no more are allowed. Check it out, and open another."
                            .formatted(LINES_MAX));
        }
    }

    @Override
    public Optional<Cart> find(CartId id) {
        return transactions.readOnly().call(() -> store.find(id));
    }

    @Override
    public void checkOut(CartId id) {
        checkout.checkOut(id);
    }

    @Override
    public void checkOut(CartId id, CheckoutKey key) {
        checkout.checkOut(id, key);
    }

    @Override
    public void reopen(CartId id) {
        transactions.run(() -> store.locked(id).reopen());
    }

    @Override
    public Optional<CartId> checkedOutWith(CheckoutKey key) {
        return transactions.readOnly().call(() -> store.closedWith(key));
    }

    @Override
    public Stream<CartTotal> checkedOut() {
        return store.checkedOut();
    }
}
