package shop.cart;

/// The cart was checked out before: nothing can be added to it, and it cannot be checked out again.
public final class CartClosed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CartClosed(CartId cart) {
        super("The cart %s was checked out before. Open another one.".formatted(cart));
    }
}
