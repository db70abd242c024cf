package shop.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// The identity of an order.
public record OrderId(@JsonValue UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
