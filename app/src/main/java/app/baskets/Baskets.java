package app.baskets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The second pass: gathers rows until an invoice is complete. One thread.
final class Baskets implements Iterator<Basket>, AutoCloseable {
    private final BasketFile file;
    private final Rows rows;
    private final Map<String, List<BasketLine>> open = new HashMap<>();
    private int left;
    private @Nullable Basket next;

    Baskets(BasketFile file, Rows rows) {
        this.file = file;
        this.rows = rows;
        this.left = file.invoices();
    }

    @Override
    public boolean hasNext() {
        while (next == null && left > 0) {
            if (!rows.hasNext()) {
                throw file.changed();
            }
            next = gathered(rows.next());
        }
        return next != null;
    }

    @Override
    public Basket next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var basket = next;
        next = null;
        left--;
        if (left == 0) {
            file.unchanged();
        }
        return basket;
    }

    /// The basket, if this was its last row.
    private @Nullable Basket gathered(Row row) {
        if (!file.wants(row)) {
            return null;
        }
        var lines = open.computeIfAbsent(row.invoice(), _ -> new ArrayList<>());
        lines.add(row.basketLine());
        if (lines.size() < file.rowsOf(row.invoice())) {
            return null;
        }
        open.remove(row.invoice());
        return new Basket(row.invoice(), row.customer(), lines);
    }

    @Override
    public void close() {
        rows.close();
    }
}
