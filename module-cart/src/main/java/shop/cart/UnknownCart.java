package shop.cart;

/// There is no such cart.
public final class UnknownCart extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnknownCart(CartId cart) {
        super("There is no cart %s.".formatted(cart));
    }
}
