package shop.cart;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// The identity of a cart.
public record CartId(@JsonValue UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
