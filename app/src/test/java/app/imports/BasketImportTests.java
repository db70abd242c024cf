package app.imports;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.baskets.BasketFile;
import app.outside.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unisono.cli.Configuration;
import unisono.cli.Configuration.Embedded;
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
            var modules = List.of("cart", "order", "payment", "receipt", "customer");
            var surroundings =
                    Surroundings.of(
                            new Configuration(new Embedded(directory.resolve("data")), "", 0));
            var shop =
                    Application.builder()
                            .order(modules)
                            .discover()
                            .install(data, surroundings)
                            .boot();
            var baskets = BasketImport.of(shop);

            assertThatThrownBy(() -> baskets.run(file, Thread.currentThread()::interrupt))
                    .isInstanceOf(InterruptedException.class)
                    .hasMessage(
                            "interrupted after 1 of 3 baskets. Run it again to go on: nothing is"
                                    + " bought twice.");
        }
    }
}
