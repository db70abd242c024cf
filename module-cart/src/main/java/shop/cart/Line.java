package shop.cart;

import org.jspecify.annotations.Nullable;

/// A line of a cart.
///
/// Whether quantity and price are acceptable is for the modules to say, not for this record: a line
/// can be written down before it is refused.
///
/// @param sku the article: 1 to 64 characters
/// @param description what the customer reads: 1 to 500 characters
/// @param unitPrice the price for one: at most 15 digits before the point, so that no total is too
///   long
public record Line(String sku, @Nullable String description, int quantity, Money unitPrice) {
    private static final int SKU_LENGTH_MAX = 64;
    private static final int DESCRIPTION_LENGTH_MAX = 500;
    private static final int PRICE_DIGITS_MAX = 15;

    public Line {
        Texts.check("sku", sku, SKU_LENGTH_MAX);
        if (description != null) {
            Texts.check("description", description, DESCRIPTION_LENGTH_MAX);
        }
        var price = unitPrice.amount();
        if (price.precision() - price.scale() > PRICE_DIGITS_MAX) {
            throw new IllegalArgumentException(
                    "The unit price has more than %d digits before the point."
                            .formatted(PRICE_DIGITS_MAX));
        }
    }

    /// Quantity times unit price.
    public Money total() {
        return unitPrice.times(quantity);
    }
}
