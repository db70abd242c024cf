package shop.cart.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import shop.cart.CartApi.CartCheckedOut;
import shop.cart.CartApi.CartTotal;
import shop.cart.CartClosed;
import shop.cart.CartId;
import shop.cart.CustomerId;
import shop.cart.Line;
import shop.cart.Money;

/// A cart in the database. Changed only while its row is locked, so that its total and its number
/// of lines are right.
@Entity
@Table(schema = "cart", name = "cart")
class CartRow {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    /// Whoever read a cart before it was locked, and not since, must not write what it read.
    @Version private int revision;

    private @Nullable String customer;
    private Currency currency;
    private int lines;
    private BigDecimal total;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "checked_out_at")
    private @Nullable Instant checkedOutAt;

    /// For Hibernate.
    @NullUnmarked
    CartRow() {}

    @NullUnmarked // Hibernate gives the id.
    CartRow(@Nullable CustomerId customer, Instant now) {
        this.customer = customer == null ? null : customer.value();
        this.currency = Money.POUNDS;
        this.total = BigDecimal.ZERO;
        this.openedAt = now;
    }

    CartId id() {
        return new CartId(id);
    }

    int lines() {
        return lines;
    }

    Currency currency() {
        return currency;
    }

    /// Counts a line and returns its number.
    int add(Money lineTotal) {
        refuseWhenClosed();
        total = total().plus(lineTotal).amount();
        return ++lines;
    }

    void close(Instant now) {
        refuseWhenClosed();
        checkedOutAt = now;
    }

    void reopen() {
        checkedOutAt = null;
    }

    CartCheckedOut checkedOut(List<Line> itsLines) {
        return new CartCheckedOut(id(), customer(), total(), itsLines);
    }

    CartTotal cartTotal() {
        return new CartTotal(id(), total());
    }

    private @Nullable CustomerId customer() {
        return customer == null ? null : new CustomerId(customer);
    }

    private Money total() {
        return new Money(total, currency);
    }

    private void refuseWhenClosed() {
        if (checkedOutAt != null) {
            throw new CartClosed(id());
        }
    }
}
