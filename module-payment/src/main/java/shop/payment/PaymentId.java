package shop.payment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// The identity of a payment.
public record PaymentId(@JsonValue UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
