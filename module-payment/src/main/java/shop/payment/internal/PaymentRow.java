package shop.payment.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;
import shop.cart.Money;
import shop.order.OrderApi.OrderPlaced;
import shop.order.OrderId;
import shop.payment.PaymentApi.Payment;
import shop.payment.PaymentId;

/// A payment in the database.
@Entity
@Immutable
@Table(schema = "payment", name = "payment")
class PaymentRow {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "placed_order")
    private UUID order;

    private Currency currency;
    private BigDecimal amount;

    @Column(name = "booked_at")
    private Instant bookedAt;

    /// For Hibernate.
    @NullUnmarked
    PaymentRow() {}

    @NullUnmarked // Hibernate gives the id.
    PaymentRow(OrderPlaced placed, Instant now) {
        this.order = placed.order().value();
        this.currency = placed.total().currency();
        this.amount = placed.total().amount();
        this.bookedAt = now;
    }

    PaymentId id() {
        return new PaymentId(id);
    }

    Payment view() {
        return new Payment(id(), new OrderId(order), new Money(amount, currency), bookedAt);
    }
}
