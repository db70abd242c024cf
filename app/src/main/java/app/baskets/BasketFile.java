package app.baskets;

import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A file of baskets: CSV or gzipped CSV with the columns `InvoiceNo, StockCode, Description,
/// Quantity, InvoiceDate, UnitPrice, CustomerID, Country`.
///
/// It is read twice. Opening it checks every row before anything is handed out, so a file that is
/// wrong in its last line is refused as a whole, and counts the rows of each invoice. The rows of
/// an invoice need not be adjacent: reading the baskets holds the rows of incomplete invoices only,
/// and hands a basket out with its last row.
///
/// So memory does not grow with the file but with its invoices (150 bytes each, [#INVOICES_MAX] of
/// them), and with what lies between the first and the last row of an invoice ([#OPEN_ROWS_MAX]
/// rows). One thread.
public final class BasketFile {
    /// How many invoices a file may have.
    public static final int INVOICES_MAX = 500_000;

    /// How many rows an invoice may have, and how many may at once wait for the last row of theirs.
    public static final int OPEN_ROWS_MAX = 50_000;

    private final Path file;
    private final Fingerprint fingerprint;
    private final BasketIndex index;
    private final int limit;

    private BasketFile(Path file, Fingerprint fingerprint, BasketIndex index, int limit) {
        this.file = file;
        this.fingerprint = fingerprint;
        this.index = index;
        this.limit = limit;
    }

    /// Reads the whole file once.
    ///
    /// @throws BasketFileException when there is no such file, or it is not of the format
    public static BasketFile open(Path file) {
        var fingerprint = Fingerprint.of(file);
        try (var rows = Rows.open(file)) {
            var index = BasketIndex.of(file, rows);
            return new BasketFile(file, fingerprint, index, Integer.MAX_VALUE).unchanged();
        }
    }

    /// The same file, cut after so many invoices, in the order in which they first appear.
    public BasketFile limit(int invoices) {
        if (invoices < 1) {
            throw new IllegalArgumentException("A limit is at least 1, and not " + invoices + ".");
        }
        return new BasketFile(file, fingerprint, index, Math.min(limit, invoices));
    }

    /// How many baskets [#baskets()] has, those that are no sale included.
    public int invoices() {
        return Math.min(index.invoices(), limit);
    }

    /// Reads the baskets as they are asked for, in the order in which they are complete. Close the
    /// stream: it holds the file open.
    ///
    /// @throws BasketFileException also while the stream is read, when the file has changed since
    ///   it was opened; what was handed out before is not of one piece with the rest
    public Stream<Basket> baskets() {
        unchanged();
        var baskets = new Baskets(this, Rows.open(file));
        var ordered = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(baskets, ordered), false)
                .onClose(baskets::close);
    }

    boolean wants(Row row) {
        return index.among(limit, row.invoice());
    }

    int rowsOf(String invoice) {
        return index.rows(invoice);
    }

    BasketFile unchanged() {
        if (!fingerprint.equals(Fingerprint.of(file))) {
            throw changed();
        }
        return this;
    }

    BasketFileException changed() {
        return new BasketFileException(
                file, "was changed while it was read. Start again when nobody writes to it.");
    }
}
