package shop.order.internal;

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
import shop.cart.CartId;
import shop.cart.CustomerId;
import shop.cart.Line;
import shop.cart.Money;
import shop.order.OrderApi.CancelReason;
import shop.order.OrderApi.Order;
import shop.order.OrderApi.OrderCancelled;
import shop.order.OrderApi.OrderPlaced;
import shop.order.OrderApi.OrderTotal;
import shop.order.OrderId;

/// An order in the database.
@Entity
@Table(schema = "orders", name = "placed_order")
class OrderRow {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    /// Whoever read an order before it was locked, and not since, must not write what it read.
    @Version private int revision;

    private @Nullable Long number;
    private UUID cart;
    private @Nullable String customer;
    private Currency currency;
    private BigDecimal total;

    @Column(name = "placed_at")
    private Instant placedAt;

    @Column(name = "paid_at")
    private @Nullable Instant paidAt;

    @Column(name = "cancelled_at")
    private @Nullable Instant cancelledAt;

    /// For Hibernate.
    @NullUnmarked
    OrderRow() {}

    @NullUnmarked // Hibernate gives the id.
    OrderRow(CartCheckedOut cart, Instant now) {
        this.cart = cart.cart().value();
        this.customer = cart.customer() == null ? null : cart.customer().value();
        this.currency = cart.total().currency();
        this.total = cart.total().amount();
        this.placedAt = now;
    }

    OrderId id() {
        return new OrderId(id);
    }

    Currency currency() {
        return currency;
    }

    void number(long assigned) {
        number = assigned;
    }

    /// Told again, it stays paid since the first time.
    void pay(Instant now) {
        if (paidAt == null) {
            paidAt = now;
        }
    }

    boolean cancelled() {
        return cancelledAt != null;
    }

    void cancel(Instant now) {
        cancelledAt = now;
    }

    OrderCancelled cancelled(CancelReason reason) {
        return new OrderCancelled(id(), new CartId(cart), reason);
    }

    Order view(List<Line> lines) {
        return new Order(
                id(),
                number == null ? 0 : number,
                new CartId(cart),
                customer(),
                total(),
                lines,
                placedAt,
                paidAt,
                cancelledAt);
    }

    OrderPlaced placed() {
        return new OrderPlaced(id(), new CartId(cart), customer(), total());
    }

    OrderTotal orderTotal() {
        return new OrderTotal(id(), new CartId(cart), total());
    }

    private @Nullable CustomerId customer() {
        return customer == null ? null : new CustomerId(customer);
    }

    private Money total() {
        return new Money(total, currency);
    }
}
