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

    private UUID payment;

    @Column(name = "posted_at")
    private Instant postedAt;

    /// For Hibernate.
    @NullUnmarked
    PostingRow() {}

    @NullUnmarked // Hibernate gives the id.
    PostingRow(PaymentId payment, Instant now) {
        this.payment = payment.value();
        this.postedAt = now;
    }

    UUID id() {
        return id;
    }
}
