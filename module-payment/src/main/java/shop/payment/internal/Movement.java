package shop.payment.internal;

import java.util.Locale;

/// Why money moves between two accounts of the ledger. Each happens once per payment at the most;
/// that one of those that settle a booked payment excludes the others, the database sees to.
enum Movement {
    BOOKED("receivables", "sales"),
    CAPTURED("cash", "receivables"),
    DECLINED("sales", "receivables"),
    VOIDED("sales", "receivables"),
    REFUNDED("sales", "cash"),
    /// Booked and taken in one, as it was before there was a gateway.
    PAID("cash", "sales");

    private final String debited;
    private final String credited;

    Movement(String debited, String credited) {
        this.debited = debited;
        this.credited = credited;
    }

    String debited() {
        return debited;
    }

    String credited() {
        return credited;
    }

    /// As the database has it.
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
