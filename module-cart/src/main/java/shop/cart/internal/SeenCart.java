package shop.cart.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.cart.CartApi.Cart;
import shop.cart.CartId;
import shop.cart.CustomerId;
import shop.cart.Line;
import shop.cart.Money;

/// A cart as somebody saw it without locking it. Not a [CartRow]: Hibernate would keep that one in
/// the session and give it, without what others have changed since, to whoever locks the cart later
/// in the same transaction.
record SeenCart(
        UUID id,
        @Nullable String customer,
        Currency currency,
        BigDecimal total,
        Instant openedAt,
        @Nullable Instant checkedOutAt) {
    Cart with(List<Line> lines) {
        return new Cart(
                new CartId(id),
                customer == null ? null : new CustomerId(customer),
                new Money(total, currency),
                lines,
                openedAt,
                checkedOutAt);
    }
}
