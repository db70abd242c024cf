package app.imports;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.baskets.BasketFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.events.Application;

final class BasketImportTests {
    /// Credit notes: they are skipped, and so need no database.
    private static final String BASKETS =
            """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            C1,A1,MUG,-6,2010-12-01 08:26:00,2.55,17850,France
            C2,A1,MUG,-6,2010-12-01 08:26:00,2.55,17850,France
            C3,A1,MUG,-6,2010-12-01 08:26:00,2.55,17850,France
            """;

    @TempDir private Path directory;

    @Test
    void tellsHowFarItCameWhenItIsInterrupted() throws IOException {
        var file = BasketFile.open(Files.writeString(directory.resolve("a.csv"), BASKETS));
        var nowhere = new DatabaseSettings("jdbc:postgresql://localhost:1/none", "", "");
        try (var data = DataModule.discover(() -> nowhere)) {
            var modules = List.of("cart", "order", "payment");
            var shop = Application.builder().order(modules).discover().install(data).boot();
            var baskets = BasketImport.of(shop);

            assertThatThrownBy(() -> baskets.run(file, Thread.currentThread()::interrupt))
                    .isInstanceOf(InterruptedException.class)
                    .hasMessage(
                            "interrupted after 1 of 3 baskets. Run it again to go on: nothing is"
                                    + " bought twice.");
        }
    }
}
