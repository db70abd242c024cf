package app.baskets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BasketFileTests {
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final String MUG = "7,A1,MUG,6,2010-12-01 08:26:00,2.55,17850,France\n";
    private static final String CUP = "8,A2,CUP,-1,2010-12-01 08:27:00,0.001,,France\n";
    private static final String PAN = "7,A3,,0,2010-12-01 08:28:00,0,17850,France\n";

    @TempDir private Path directory;

    @Test
    void gathersRowsThatAreNotAdjacent() {
        var file = BasketFile.open(written(HEADER + MUG + CUP + PAN));

        var baskets = all(file);

        var cup = new BasketLine("A2", "CUP", -1, new BigDecimal("0.001"));
        var mug = new BasketLine("A1", "MUG", 6, new BigDecimal("2.55"));
        var pan = new BasketLine("A3", "", 0, new BigDecimal("0"));
        assertThat(baskets)
                .containsExactly(
                        new Basket("8", null, List.of(cup)),
                        new Basket("7", "17850", List.of(mug, pan)));
        assertThat(file.invoices()).isEqualTo(2);
    }

    @Test
    void readsQuotesCarriageReturnsAndTheByteOrderMark() {
        var text = "\uFEFF" + HEADER + MUG.replace("MUG", "\"7\"\" MUG,\nblue £\"");

        var baskets = all(BasketFile.open(written(text.replace("\n", "\r\n"))));

        assertThat(baskets.getFirst().lines().getFirst().description())
                .isEqualTo("7\" MUG,\r\nblue £");
    }

    @Test
    void readsTheLastLineWithoutItsEnd() {
        var file = BasketFile.open(written(HEADER + MUG.strip()));

        assertThat(all(file)).hasSize(1);
    }

    @Test
    void readsGzipWhateverItsName() {
        var file = BasketFile.open(written(gzipped(HEADER + MUG)));

        assertThat(all(file)).hasSize(1);
    }

    @Test
    void hasNoBasketsInAFileOfOnlyTheHeader() {
        var file = BasketFile.open(written(HEADER));

        assertThat(all(file)).isEmpty();
        assertThat(file.invoices()).isZero();
    }

    @Test
    void cutsAfterTheFirstInvoicesToAppear() {
        var file = BasketFile.open(written(HEADER + MUG + CUP + PAN)).limit(1);

        assertThat(all(file)).extracting(Basket::invoice).containsExactly("7");
        assertThat(file.invoices()).isEqualTo(1);
    }

    @Test
    void takesALimitBeyondTheFile() {
        var file = BasketFile.open(written(HEADER + MUG)).limit(99);

        assertThat(all(file)).hasSize(1);
        assertThat(file.invoices()).isEqualTo(1);
    }

    @Test
    void knowsASaleByItsDigits() {
        assertThat(new Basket("536365", null, List.of()).sale()).isTrue();
        assertThat(new Basket("C536365", null, List.of()).sale()).isFalse();
        assertThat(new Basket("٥٣٦", null, List.of()).sale()).isFalse();
    }

    @Test
    void refusesToGoOnInAFileThatWasChanged() throws IOException {
        var path = written(HEADER + MUG);
        var file = BasketFile.open(path);

        Files.writeString(path, HEADER + MUG + CUP);

        assertThatThrownBy(file::baskets)
                .isInstanceOf(BasketFileException.class)
                .hasMessage(
                        path
                                + ": was changed while it was read."
                                + " Start again when nobody writes to it.");
    }

    @Test
    void noticesAChangeBeforeTheLastBasketIsOut() throws IOException {
        var path = written(HEADER + MUG + CUP);
        try (var baskets = BasketFile.open(path).baskets()) {
            var rest = baskets.iterator();
            rest.next();

            Files.writeString(path, HEADER + CUP);

            assertThatThrownBy(rest::next)
                    .isInstanceOf(BasketFileException.class)
                    .hasMessageContaining("was changed while it was read");
        }
    }

    private Path written(String text) {
        return written(text.getBytes(StandardCharsets.UTF_8));
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

    private static List<Basket> all(BasketFile file) {
        try (var baskets = file.baskets()) {
            return baskets.toList();
        }
    }
}
