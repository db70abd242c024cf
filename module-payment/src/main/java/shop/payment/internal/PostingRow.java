package shop.payment.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;
import shop.payment.PaymentId;

/// A posting of the ledger: that money moved, and for which payment. Its entries say from where to
/// where.
@Entity
@Immutable
@Table(schema = "payment", name = "posting")
class PostingRow {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column private UUID payment;
    @Column private String kind;

    @Column(name = "posted_at")
    private Instant postedAt;

    /// For Hibernate.
    @NullUnmarked
    PostingRow() {}

    @NullUnmarked // Hibernate gives the id.
    PostingRow(PaymentId payment, Movement movement, Instant now) {
        this.payment = payment.value();
        this.kind = movement.text();
        this.postedAt = now;
    }

    UUID id() {
        return id;
    }
}
