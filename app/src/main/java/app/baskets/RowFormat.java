package app.baskets;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/// What a header and a row have to be.
final class RowFormat {
    /// More than any field of a shop; it bounds what a row costs in memory.

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,10}");

    private static final Pattern PRICE = Pattern.compile("[+-]?[0-9]{1,12}(\\.[0-9]{1,8})?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
                    .withResolverStyle(ResolverStyle.STRICT);

    private final Path file;

    RowFormat(Path file) {
        this.file = file;
    }

    void checkHeader(RawRow header) {
        for (var column : Column.values()) {
            if (column.number() > header.width()) {
                throw refusal(column, header, "the header ends before this column.");
            }
            if (!column.in(header).equals(column.name())) {
                var found = Quoted.of(column.in(header));
                throw refusal(column, header, found + " stands where the header has to say this.");
            }
        }
        checkWidth(header);
    }

    Row row(RawRow raw) {
        checkWidth(raw);
        for (var column : Column.values()) {
            checkText(column, raw);
        }
        checkTime(raw);
        var customer = Column.CustomerID.in(raw);
        return new Row(
                raw.line(), invoice(raw), customer.isBlank() ? null : customer, basketLine(raw));
    }

    private void checkWidth(RawRow raw) {
        if (raw.width() != Column.COUNT) {
            var place = new Place(raw.line(), Math.min(raw.width(), Column.COUNT) + 1);
            var found = raw.width() == 0 ? "the line is empty" : "fields: " + raw.width();
            throw new BasketFileException(
                    file, place, "%s; every row has %d fields.".formatted(found, Column.COUNT));
        }
    }

    private void checkText(Column column, RawRow raw) {
        if (column.in(raw).length() > column.charsMax()) {
            throw refusal(
                    column, raw, "it has more than %d characters.".formatted(column.charsMax()));
        }
        if (column.in(raw).indexOf('\0') >= 0) {
            throw refusal(column, raw, "a character NUL stands in the text, which no text has.");
        }
    }

    private void checkTime(RawRow raw) {
        var text = Column.InvoiceDate.in(raw);
        try {
            LocalDateTime.parse(text, TIME);
        } catch (DateTimeParseException e) {
            var problem = " is no time; one looks like 2010-12-01 08:26:00.";
            throw refusal(Column.InvoiceDate, raw, Quoted.of(text) + problem);
        }
    }

    private String invoice(RawRow raw) {
        var invoice = Column.InvoiceNo.in(raw);
        if (invoice.isBlank()) {
            throw refusal(Column.InvoiceNo, raw, "it is empty; every row belongs to an invoice.");
        }
        return invoice;
    }

    private BasketLine basketLine(RawRow raw) {
        if (Column.StockCode.in(raw).isBlank()) {
            throw refusal(Column.StockCode, raw, "it is empty; every row is about an article.");
        }
        return new BasketLine(
                Column.StockCode.in(raw), Column.Description.in(raw), quantity(raw), price(raw));
    }

    private int quantity(RawRow raw) {
        var text = Column.Quantity.in(raw);
        if (WHOLE.matcher(text).matches()) {
            long quantity = Long.parseLong(text);
            if (quantity == (int) quantity) {
                return (int) quantity;
            }
        }
        var problem = " is no whole number between -2147483648 and 2147483647.";
        throw refusal(Column.Quantity, raw, Quoted.of(text) + problem);
    }

    private BigDecimal price(RawRow raw) {
        var text = Column.UnitPrice.in(raw);
        if (!PRICE.matcher(text).matches()) {
            var problem =
                    " is no price; one looks like 2.55, with at most 12 digits and 8 decimals.";
            throw refusal(Column.UnitPrice, raw, Quoted.of(text) + problem);
        }
        return new BigDecimal(text);
    }

    private BasketFileException refusal(Column column, RawRow raw, String problem) {
        return new BasketFileException(file, column.of(raw), problem);
    }
}
