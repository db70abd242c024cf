package shop.cart;

import com.fasterxml.jackson.annotation.JsonValue;

/// The shop's number or name for a customer: 1 to 100 characters.
public record CustomerId(@JsonValue String value) {
    private static final int LENGTH_MAX = 100;

    public CustomerId {
        Texts.check("customer", value, LENGTH_MAX);
    }

    @Override
    public String toString() {
        return value;
    }
}
