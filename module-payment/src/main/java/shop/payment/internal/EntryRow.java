package shop.payment.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import shop.cart.Money;

/// One side of a posting: money onto an account (debit) or off it (credit).
@Entity
@Immutable
@IdClass(EntryRow.Key.class)
@Table(schema = "payment", name = "entry")
class EntryRow {
    @Id private UUID posting;
    @Id private String account;
    private Currency currency;
    private BigDecimal debit;
    private BigDecimal credit;

    /// For Hibernate.
    @NullUnmarked
    EntryRow() {}

    private EntryRow(
            PostingRow posting,
            String account,
            Currency currency,
            BigDecimal debit,
            BigDecimal credit) {
        this.posting = posting.id();
        this.account = account;
        this.currency = currency;
        this.debit = debit;
        this.credit = credit;
    }

    static EntryRow debit(PostingRow posting, String account, Money amount) {
        return new EntryRow(posting, account, amount.currency(), amount.amount(), BigDecimal.ZERO);
    }

    static EntryRow credit(PostingRow posting, String account, Money amount) {
        return new EntryRow(posting, account, amount.currency(), BigDecimal.ZERO, amount.amount());
    }

    record Key(UUID posting, String account) {}
}
