package app.baskets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one customer bought at once: all rows of one `InvoiceNo`, in the order of the file.
///
/// @param customer none where the file has no `CustomerID`
public record Basket(String invoice, @Nullable String customer, List<BasketLine> lines) {
    public Basket {
        lines = List.copyOf(lines);
    }

    /// Whether this is a sale: an invoice number with anything but the digits 0 to 9 in it is a
    /// credit note or an adjustment.
    public boolean sale() {
        return invoice.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
