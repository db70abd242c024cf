package shop.order.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import shop.cart.Line;
import shop.cart.Money;
import shop.order.OrderId;

/// A line of an order in the database: the cart's line as it was when it was bought.
@Entity
@Immutable
@IdClass(OrderLineRow.Key.class)
@Table(schema = "orders", name = "line")
class OrderLineRow {
    @Id
    @Column(name = "placed_order")
    private UUID order;

    @Id private int number;
    private String sku;
    private @Nullable String description;
    private int quantity;

    @Column(name = "unit_price")
    private BigDecimal unitPrice;

    /// For Hibernate.
    @NullUnmarked
    OrderLineRow() {}

    OrderLineRow(OrderId order, int number, Line line) {
        this.order = order.value();
        this.number = number;
        this.sku = line.sku();
        this.description = line.description();
        this.quantity = line.quantity();
        this.unitPrice = line.unitPrice().amount();
    }

    UUID order() {
        return order;
    }

    Line line(Currency currency) {
        return new Line(sku, description, quantity, new Money(unitPrice, currency));
    }

    record Key(UUID order, int number) {}
}
