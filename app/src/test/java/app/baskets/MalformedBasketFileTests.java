package app.baskets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each way in which a file can be wrong, and what the person who brought it reads.
final class MalformedBasketFileTests {
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final String ROW = "7,A1,MUG,6,2010-12-01 08:26:00,2.55,17850,France\n";

    @TempDir private Path directory;

    @Test
    void refusesWhatIsNotThere() {
        var path = directory.resolve("none.csv");

        assertThatThrownBy(() -> BasketFile.open(path))
                .isInstanceOf(BasketFileException.class)
                .hasMessage(path + ": there is no such file.");
    }

    @Test
    void refusesADirectory() {
        assertThatThrownBy(() -> BasketFile.open(directory))
                .isInstanceOf(BasketFileException.class)
                .hasMessage(
                        directory
                                + ": is no file. It is read twice, so it can be no directory and"
                                + " no pipe.");
    }

    @Test
    void refusesTheEmptyFile() {
        assertRefused("", ": is empty; a file of baskets begins with a header.");
        assertRefused("\uFEFF", ": is empty; a file of baskets begins with a header.");
    }

    @Test
    void refusesAnotherHeader() {
        assertRefused(
                HEADER.replace("Quantity", "Amount"),
                ", line 1, column 4 (Quantity): \"Amount\" stands where the header has to say"
                        + " this.");
        assertRefused(
                "InvoiceNo,StockCode\n",
                ", line 1, column 3 (Description): the header ends before this column.");
        assertRefused(
                HEADER.replace("Country", "Country,Till"),
                ", line 1, column 9: fields: 9; every row has 8 fields.");
        assertRefused(
                HEADER.replace(',', ';'),
                ", line 1, column 1 (InvoiceNo): \"InvoiceNo;StockCode;Description;Quantity…\""
                        + " stands where the header has to say this.");
    }

    @Test
    void refusesRowsThatAreTooShortOrTooLong() {
        assertRefused(
                HEADER + ROW + "7,A1\n",
                ", line 3, column 3 (Description): fields: 2; every row has 8 fields.");
        assertRefused(
                HEADER + ROW.replace("France", "France,x"),
                ", line 2, column 9: fields: 9; every row has 8 fields.");
        assertRefused(
                HEADER + "\n" + ROW,
                ", line 2, column 1 (InvoiceNo): the line is empty; every row has 8 fields.");
        assertRefused(
                HEADER + ",".repeat(1_000_000),
                ", line 2, column 9: fields: 1000001; every row has 8 fields.");
    }

    @Test
    void refusesWhatIsNoQuantity() {
        var problem = " is no whole number between -2147483648 and 2147483647.";
        for (var text : new String[] {"six", "", "2.0", "1e3", "2147483648", "٣", " 6"}) {
            assertRefused(
                    HEADER + ROW + ROW.replace(",6,", "," + text + ","),
                    ", line 3, column 4 (Quantity): \"" + text + "\"" + problem);
        }
    }

    @Test
    void refusesWhatIsNoPrice() {
        var problem = " is no price; one looks like 2.55, with at most 12 digits and 8 decimals.";
        for (var text :
                new String[] {"", "£2", "1e9", ".5", "1.", "1234567890123", "0.123456789"}) {
            assertRefused(
                    HEADER + ROW.replace("2.55", text),
                    ", line 2, column 6 (UnitPrice): \"" + text + "\"" + problem);
        }
    }

    @Test
    void refusesWhatIsNoTime() {
        for (var text : new String[] {"", "2010-12-01", "1/12/2010 8:26", "2010-02-30 08:26:00"}) {
            assertRefused(
                    HEADER + ROW.replace("2010-12-01 08:26:00", text),
                    ", line 2, column 5 (InvoiceDate): \""
                            + text
                            + "\" is no time; one looks like 2010-12-01 08:26:00.");
        }
    }

    @Test
    void refusesRowsWithoutAnInvoice() {
        assertRefused(
                HEADER + ROW.replace("7,A1", " ,A1"),
                ", line 2, column 1 (InvoiceNo): it is empty; every row belongs to an invoice.");
        assertRefused(
                HEADER + ROW.replace("7,A1", "7".repeat(33) + ",A1"),
                ", line 2, column 1 (InvoiceNo): it has more than 32 characters.");
    }

    @Test
    void refusesRowsWithoutAnArticle() {
        assertRefused(
                HEADER + ROW.replace(",A1,", ", ,"),
                ", line 2, column 2 (StockCode): it is empty; every row is about an article.");
    }

    @Test
    void refusesTwoCustomersOfOneInvoice() {
        assertRefused(
                HEADER + ROW + ROW.replace("17850", ""),
                ", line 3, column 7 (CustomerID): \"\" is not the customer of invoice \"7\","
                        + " \"17850\"; an invoice has one customer.");
    }

    @Test
    void refusesTextThatNoDatabaseTakes() {
        assertRefused(
                HEADER + ROW.replace("MUG", "M\0G"),
                ", line 2, column 3 (Description): a character NUL stands in the text, which no"
                        + " text has.");
        assertRefused(
                HEADER + ROW.replace("MUG", "M".repeat(501)),
                ", line 2, column 3 (Description): it has more than 500 characters.");
    }

    @Test
    void showsNothingThatATerminalObeys() {
        assertRefused(
                HEADER + ROW.replace(",6,", ",\u001B[2J\u202E,"),
                ", line 2, column 4 (Quantity): \"?[2J?\" is no whole number between -2147483648"
                        + " and 2147483647.");
    }

    @Test
    void refusesQuotesThatAreNotClosed() {
        var problem = ": a field begins with a quote that is never closed.";
        assertRefused(
                HEADER + ROW + ROW.replace("MUG", "\"MUG"),
                ", line 3, column 3 (Description)" + problem);
        assertRefused(
                HEADER + ROW.replace("MUG", "\"MUG") + ROW.repeat(5000),
                ", line 2, column 3 (Description): it has more than 65536 characters, or a quote"
                        + " that opens it is never closed.");
        assertRefused(
                HEADER + ROW.replace("MUG", "\"M\"UG"),
                ", line 2, column 3 (Description): after the quote that closes a field stands"
                        + " neither a comma nor the line's end.");
    }

    @Test
    void refusesAFieldOfMegabytes() {
        assertRefused(
                HEADER + ROW.replace("MUG", "M".repeat(5_000_000)),
                ", line 2, column 3 (Description): it has more than 65536 characters, or a quote"
                        + " that opens it is never closed.");
    }

    @Test
    void namesTheLineOnWhichARowStarts() {
        assertRefused(
                HEADER + ROW.replace("MUG", "\"M\n\nG\"") + ROW.replace(",6,", ",x,"),
                ", line 5, column 4 (Quantity): \"x\" is no whole number between -2147483648 and"
                        + " 2147483647.");
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        var latin = (HEADER + ROW.repeat(999) + ROW.replace("MUG", "CAF\u00C9"));
        assertRefused(
                latin.getBytes(StandardCharsets.ISO_8859_1),
                ", line 1001, column 3 (Description): the byte C9 is no UTF-8. Save the file as"
                        + " UTF-8.");
        assertRefused(
                (HEADER + ROW).getBytes(StandardCharsets.UTF_16),
                ", line 1, column 1 (InvoiceNo): the byte FE is no UTF-8. Save the file as UTF-8.");
        assertRefused(
                (HEADER + ROW + "\u00C9").getBytes(StandardCharsets.ISO_8859_1),
                ", line 3, column 1 (InvoiceNo): the byte C9 is no UTF-8. Save the file as UTF-8.");
    }

    @Test
    void refusesAnArchiveThatIsCutOff() {
        var whole = gzipped(HEADER + manyRows());

        var cutOff = written(Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> BasketFile.open(cutOff))
                .isInstanceOf(BasketFileException.class)
                .hasMessageMatching(
                        ".*, line [0-9]{3,5}, column [1-8] \\([A-Za-z]+\\): the gzip archive ends"
                                + " too early: the file is cut off\\.");
        assertRefused(
                Arrays.copyOf(whole, 5), ": the gzip archive ends too early: the file is cut off.");
        assertThatThrownBy(() -> BasketFile.open(written(Arrays.copyOf(whole, whole.length - 4))))
                .isInstanceOf(BasketFileException.class)
                .hasMessageEndingWith("the gzip archive ends too early: the file is cut off.");
    }

    @Test
    void refusesADamagedArchive() {
        var bytes = gzipped(HEADER + manyRows());

        bytes[bytes.length - 6] ^= 1;

        assertThatThrownBy(() -> BasketFile.open(written(bytes)))
                .isInstanceOf(BasketFileException.class)
                .hasMessageEndingWith("the gzip archive is damaged: Corrupt GZIP trailer.");
    }

    @Test
    void refusesTooManyInvoices() {
        var text = rows(IntStream.rangeClosed(0, BasketFile.INVOICES_MAX));

        assertRefused(
                gzipped(HEADER + text),
                ", line 500002, column 1 (InvoiceNo): this is one invoice more than the 500000"
                        + " that a file may have. Split the file.");
    }

    @Test
    void refusesTooManyRowsThatWait() {
        var text = rows(IntStream.rangeClosed(1, 50_000)).repeat(2);

        assertRefused(
                HEADER + text,
                ": at row 50001, over 50000 rows wait for the rest of their invoices. Sort by"
                        + " InvoiceNo.");
        assertThat(
                        BasketFile.open(
                                        written(
                                                (HEADER + ROW.repeat(50_000))
                                                        .getBytes(StandardCharsets.UTF_8)))
                                .invoices())
                .isEqualTo(1);
    }

    @Test
    void refusesTooManyRowsOfOneInvoice() {
        assertRefused(
                HEADER + ROW.repeat(50_001),
                ", line 50002, column 1 (InvoiceNo): this is one row more than the 50000 that an"
                        + " invoice may have. Split the invoice.");
    }

    private static String manyRows() {
        return rows(IntStream.range(0, 5000));
    }

    private static String rows(IntStream invoices) {
        return invoices.mapToObj(i -> ROW.replace("7,A1", i + ",A1")).collect(Collectors.joining());
    }

    private void assertRefused(String text, String message) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), message);
    }

    private void assertRefused(byte[] bytes, String message) {
        var path = written(bytes);

        assertThatThrownBy(() -> BasketFile.open(path))
                .isInstanceOf(BasketFileException.class)
                .hasMessage(path + message);
    }

    private Path written(byte[] bytes) {
        try {
            return Files.write(directory.resolve("baskets.csv"), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] gzipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
