package shop.cart;

/// What makes a checkout happen once, however often it is asked for: 1 to 255 characters, chosen by
/// whoever asks.
public record CheckoutKey(String value) {
    private static final int LENGTH_MAX = 255;

    public CheckoutKey {
        Texts.check("idempotency key", value, LENGTH_MAX);
    }

    @Override
    public String toString() {
        return value;
    }
}
