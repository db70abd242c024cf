package shop.payment.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Synchronize;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import shop.cart.Money;
import shop.order.OrderApi.OrderPlaced;
import shop.order.OrderId;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.PaymentState;
import shop.payment.PaymentId;

/// A payment in the database.
@Entity
@Immutable
@Synchronize(value = "payment.posting", logical = false)
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

    /// The ledger says what became of it, with what this transaction has posted: the entity is
    /// synchronized with the postings, so that a query flushes them.
    @Formula("(select string_agg(p.kind, ' ') from payment.posting p where p.payment = id)")
    private @Nullable String movements;

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

    PaymentApi.Payment view() {
        return new PaymentApi.Payment(
                id(), new OrderId(order), amount(), bookedAt, state(), !moved(Movement.PAID));
    }

    Money amount() {
        return new Money(amount, currency);
    }

    PaymentState state() {
        if (moved(Movement.REFUNDED)) {
            return PaymentState.REFUNDED;
        }
        if (moved(Movement.VOIDED)) {
            return PaymentState.VOIDED;
        }
        if (moved(Movement.DECLINED)) {
            return PaymentState.DECLINED;
        }
        return moved(Movement.CAPTURED) || moved(Movement.PAID)
                ? PaymentState.CAPTURED
                : PaymentState.BOOKED;
    }

    private boolean moved(Movement movement) {
        return movements != null && List.of(movements.split(" ")).contains(movement.text());
    }
}
