package shop.cart.internal;

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
import shop.cart.CartId;
import shop.cart.Line;
import shop.cart.Money;

/// A line of a cart in the database.
@Entity
@Immutable
@IdClass(LineRow.Key.class)
@Table(schema = "cart", name = "line")
class LineRow {
    @Id private UUID cart;
    @Id private int number;
    private String sku;
    private @Nullable String description;
    private int quantity;

    @Column(name = "unit_price")
    private BigDecimal unitPrice;

    /// For Hibernate.
    @NullUnmarked
    LineRow() {}

    LineRow(CartId cart, int number, Line line) {
        this.cart = cart.value();
        this.number = number;
        this.sku = line.sku();
        this.description = line.description();
        this.quantity = line.quantity();
        this.unitPrice = line.unitPrice().amount();
    }

    Line line(Currency currency) {
        return new Line(sku, description, quantity, new Money(unitPrice, currency));
    }

    record Key(UUID cart, int number) {}
}
