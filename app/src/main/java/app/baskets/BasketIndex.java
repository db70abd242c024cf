package app.baskets;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the first pass keeps: of each invoice its number, its customer and how many rows it has.
final class BasketIndex {
    private final Path file;
    private final Map<String, Extent> extents = new LinkedHashMap<>();
    private long rows;

    private BasketIndex(Path file) {
        this.file = file;
    }

    static BasketIndex of(Path file, Rows rows) {
        var index = new BasketIndex(file);
        while (rows.hasNext()) {
            index.add(rows.next());
        }
        index.checkOpenRows();
        return index;
    }

    private void add(Row row) {
        rows++;
        var extent = extents.computeIfAbsent(row.invoice(), _ -> new Extent(row, extents.size()));
        extent.rows++;
        extent.last = rows;
        checkCustomer(row, extent);
        checkInvoices(row);
        checkLines(row, extent);
    }

    private void checkCustomer(Row row, Extent extent) {
        if (!Objects.equals(extent.customer, row.customer())) {
            throw new BasketFileException(
                    file,
                    new Place(row.line(), Column.CustomerID.number()),
                    "%s is not the customer of invoice %s, %s; an invoice has one customer."
                            .formatted(
                                    said(row.customer()),
                                    Quoted.of(row.invoice()),
                                    said(extent.customer)));
        }
    }

    private static String said(@Nullable String customer) {
        return Quoted.of(customer == null ? "" : customer);
    }

    private void checkInvoices(Row row) {
        if (extents.size() > BasketFile.INVOICES_MAX) {
            throw new BasketFileException(
                    file,
                    new Place(row.line(), Column.InvoiceNo.number()),
                    "this is one invoice more than the %d that a file may have. Split the file."
                            .formatted(BasketFile.INVOICES_MAX));
        }
    }

    private void checkLines(Row row, Extent extent) {
        if (extent.rows > BasketFile.OPEN_ROWS_MAX) {
            throw new BasketFileException(
                    file,
                    new Place(row.line(), Column.InvoiceNo.number()),
                    "this is one row more than the %d that an invoice may have. Split the invoice."
                            .formatted(BasketFile.OPEN_ROWS_MAX));
        }
    }

    /// The second pass holds a row until the last one of its invoice came. Just before an invoice
    /// is complete, it holds all rows so far but those of the invoices completed before.
    private void checkOpenRows() {
        long complete = 0;
        for (var extent : byLastRow()) {
            if (extent.last - complete > BasketFile.OPEN_ROWS_MAX) {
                throw new BasketFileException(
                        file,
                        "at row %d, over %d rows wait for the rest of their invoices. Sort by %s."
                                .formatted(
                                        extent.last, BasketFile.OPEN_ROWS_MAX, Column.InvoiceNo));
            }
            complete += extent.rows;
        }
    }

    private List<Extent> byLastRow() {
        return extents.values().stream().sorted(Comparator.comparingLong(e -> e.last)).toList();
    }

    int invoices() {
        return extents.size();
    }

    /// How many rows the invoice has, 0 when the first pass did not see it.
    int rows(String invoice) {
        var extent = extents.get(invoice);
        return extent == null ? 0 : extent.rows;
    }

    /// Whether the invoice is one of the first so many to appear.
    boolean among(int first, String invoice) {
        var extent = extents.get(invoice);
        return extent != null && extent.place < first;
    }

    /// Mutable, because there is one per invoice and a write per row.
    private static final class Extent {
        private final int place;
        private final @Nullable String customer;
        private int rows;
        private long last;

        Extent(Row first, int place) {
            this.place = place;
            this.customer = first.customer();
        }
    }
}
