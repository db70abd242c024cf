package app.imports;

import app.baskets.Basket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shop.cart.Money;

/// Counts what becomes of baskets. One thread.
final class Tally {
    private final Map<String, Integer> refusedBy = new LinkedHashMap<>();
    private int accepted;
    private int already;
    private int skipped;
    private long lines;
    private Money total = Money.pounds("0.00");

    /// @param modules named in the report, also those that refused nothing
    Tally(List<String> modules) {
        modules.forEach(module -> refusedBy.put(module, 0));
    }

    void skip() {
        skipped++;
    }

    void refuse(String module) {
        refusedBy.merge(module, 1, Integer::sum);
    }

    void accept(Basket basket, Money itsTotal) {
        accepted++;
        lines += basket.lines().size();
        total = total.plus(itsTotal);
    }

    void acceptAgain(Basket basket, Money itsTotal) {
        accept(basket, itsTotal);
        already++;
    }

    ImportReport report(Duration took, Rest rest) {
        int refused = refusedBy.values().stream().mapToInt(Integer::intValue).sum();
        return new ImportReport(
                accepted + skipped + refused,
                accepted,
                skipped,
                refused,
                refusedBy,
                already,
                lines,
                total.amount().toPlainString(),
                took.toMillis() / 1e3,
                rest.pending(),
                rest.stopped(),
                rest.unfolded());
    }
}
