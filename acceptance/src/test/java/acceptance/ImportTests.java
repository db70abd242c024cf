package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Program.Result;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// All real baskets, imported once for all tests.
final class ImportTests {
    private static final List<String> LITTLE_MEMORY = List.of("-Xmx256m");
    private static final double SECONDS_MAX = 240;

    @TempDir private static Path directory;

    private static Shop shop;
    private static Result imported;

    @BeforeAll
    static void importsTheFile() throws Exception {
        shop = Shop.in(directory);
        imported = importAll();
    }

    @AfterAll
    static void closesTheShop() throws Exception {
        shop.close();
    }

    private static Result importAll() throws Exception {
        return shop.startWith(LITTLE_MEMORY, "import", Baskets.FILE, "-o", "json").end();
    }

    @Test
    void importsAllBasketsInLittleMemory() {
        assertThat(imported.err()).isEmpty();
        assertThat(imported.code()).isZero();
        assertThat(withoutSeconds(imported)).isEqualTo(figures(0));
        assertThat(imported.json().path("seconds").asDouble()).isBetween(0.0, SECONDS_MAX);
    }

    @Test
    void findsNoDifferenceAfterwards() throws Exception {
        var reconciled = shop.run("reconcile", "-o", "json");

        var book = "{\"count\": 9628, \"total\": \"4668959.05\"}";
        assertThat(reconciled.code()).isZero();
        assertThat(reconciled.json())
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"carts": %1$s, "orders": %1$s, "payments": %1$s,
                                         "ledger": %1$s, "captures": %1$s,
                                         "differences": [], "pending": [],
                                         "readModels": [
                                            {"projection": "customer.order-list", "orders": 9628,
                                             "total": "4668959.05", "state": "current", "behind": 0},
                                            {"projection": "customer.spending", "orders": 8789,
                                             "total": "3907283.90", "state": "current", "behind": 0}]}
                                        """
                                                .formatted(book)));
    }

    @Test
    void rebuildsTheReadModelsFromNothingAsTheyGrew() throws Exception {
        for (var name : List.of("customer.order-list", "customer.spending")) {
            assertThat(shop.run("projections", "rebuild", name).code()).isZero();
            var compared = shop.run("projections", "compare", name);
            assertThat(compared.code()).as(compared::toString).isZero();
            assertThat(shop.run("projections", "swap", name).code()).isZero();
            assertThat(shop.run("projections", "drop-old", name, "--yes").code()).isZero();
        }

        assertThat(shop.run("reconcile").code()).isZero();
    }

    @Test
    void changesNothingWhenItIsImportedAgain() throws Exception {
        var before = rowCounts();

        var again = importAll();

        assertThat(again.code()).isZero();
        assertThat(withoutSeconds(again)).isEqualTo(figures(9628));
        assertThat(rowCounts()).isEqualTo(before);
    }

    /// What was refused left nothing: there are as many carts as orders, and four emissions each,
    /// with the capture.
    @Test
    void leavesNothingOfWhatWasRefused() throws Exception {
        assertThat(rowCounts())
                .containsEntry("cart.cart", 9628L)
                .containsEntry("cart.line", 237793L)
                .containsEntry("cart.checkout_key", 9628L)
                .containsEntry("orders.placed_order", 9628L)
                .containsEntry("orders.line", 237793L)
                .containsEntry("payment.payment", 9628L)
                .containsEntry("payment.posting", 2 * 9628L)
                .containsEntry("unisono.event", 4 * 9628L);
    }

    private static Map<String, Long> rowCounts() throws SQLException {
        try (var database = shop.database();
                var sql = Sql.of(database)) {
            var counts = sql.rowCounts();
            // How far deliveries are is written all the time.
            counts.keySet()
                    .removeIf(name -> name.startsWith("unisono.") && !name.equals("unisono.event"));
            return counts;
        }
    }

    @Test
    void tellsAPersonTheSameInATable() throws Exception {
        var result = shop.run("import", Baskets.FILE, "--limit", "100");

        assertThat(result.err()).isEmpty();
        assertThat(result.out().replaceFirst("seconds +[0-9.]+", "seconds …"))
                .isEqualTo(
                        """
                        BASKETS                    COUNT
                        in the file                100
                        accepted                   85
                          of these, bought before  85
                        skipped: no sales          6
                        refused                    9
                          by cart                  0
                          by order                 9
                          by payment               0
                        lines accepted             1992
                        total accepted             38219.91
                        seconds …
                        deliveries pending         0
                        deliveries stopped         0
                        events not folded          0
                        """);
    }

    private static String withoutSeconds(Result result) {
        return result.out().replaceFirst(",\"seconds\":[0-9.E-]+", "");
    }

    private static String figures(int already) {
        return """
        {"invoices":12795,"accepted":9628,"skipped":2006,"refused":1161,\
        "refusedBy":{"cart":758,"order":402,"payment":1},"already":%d,"lines":237793,\
        "total":"4668959.05","pending":0,"stopped":0,"unfolded":0}
        """
                .formatted(already);
    }
}
