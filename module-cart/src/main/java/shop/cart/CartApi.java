package shop.cart;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import unisono.events.EventName;
import unisono.events.ModuleApi;

/// Collects lines in carts, and closes carts by checking them out.
///
/// Every command joins the caller's transaction, or runs in its own. All may be called from any
/// thread.
public interface CartApi extends ModuleApi {
    /// A customer bought what is in the cart. Emitted once per checkout, inside the transaction
    /// that closes the cart.
    EventName<CartCheckedOut> CHECKED_OUT = EventName.of("cart.checked-out", CartCheckedOut.class);

    /// What was bought, by whom, and for how much.
    ///
    /// @param total the sum over all lines of quantity times unit price
    /// @param lines in the order in which they were added, at least one
    record CartCheckedOut(
            CartId cart, @Nullable CustomerId customer, Money total, List<Line> lines) {
        public CartCheckedOut {
            lines = List.copyOf(lines);
        }
    }

    /// A cart as it is now.
    ///
    /// @param checkedOutAt null while the cart is open
    record Cart(
            CartId id,
            @Nullable CustomerId customer,
            Money total,
            List<Line> lines,
            Instant openedAt,
            @Nullable Instant checkedOutAt) {
        public Cart {
            lines = List.copyOf(lines);
        }
    }

    /// A cart that was checked out, for comparing it with what came of it.
    record CartTotal(CartId cart, Money total) {}

    /// Opens an empty cart, in pounds sterling.
    CartId open(@Nullable CustomerId customer);

    /// Adds a line and returns its number, 1 for the first.
    ///
    /// @throws unisono.events.Refusal if the quantity is below 1 (`quantity-at-least-one`), or the
    ///   cart is full (`lines-at-most-10000`)
    /// @throws UnknownCart if there is no such cart
    /// @throws CartClosed if it was checked out
    int addLine(CartId cart, Line line);

    /// Finds a cart with its lines.
    Optional<Cart> find(CartId cart);

    /// Closes the cart and emits [#CHECKED_OUT]. When anybody refuses, the cart is still open.
    ///
    /// @throws unisono.events.Refusal if the cart is empty (`cart-not-empty`), or by any module
    ///   that hears the event
    /// @throws UnknownCart if there is no such cart
    /// @throws CartClosed if it was checked out before
    void checkOut(CartId cart);

    /// Closes the cart once for one key: repeated with the same key, it does nothing.
    ///
    /// @throws unisono.events.Refusal as [#checkOut(CartId)], or if the key closed another cart
    ///   ([#KEY_USED])
    void checkOut(CartId cart, CheckoutKey key);

    /// Opens a cart again, because nothing came of its checkout: it can be changed, and checked out
    /// once more. The keys that closed it stay used, and do nothing when they are repeated. Does
    /// nothing when the cart is open.
    ///
    /// @throws UnknownCart if there is no such cart
    void reopen(CartId cart);

    /// The rule that refuses a key which closed another cart.
    String KEY_USED = "idempotency-key-of-one-cart";

    /// Finds the cart that a key closed.
    Optional<CartId> checkedOutWith(CheckoutKey key);

    /// Reads all carts that are checked out, by id. Needs a surrounding transaction; to be closed
    /// inside it. Memory does not grow with the number.
    Stream<CartTotal> checkedOut();
}
