package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import unisono.test.postgres.TestPostgres;

/// What lies on the module path is what runs.
final class ModulePathTests {
    @TempDir private Path directory;

    private Shop shop;

    @BeforeEach
    void foundsAShop() throws Exception {
        shop = Shop.in(directory);
    }

    @AfterEach
    void closesTheShop() throws Exception {
        shop.close();
    }

    @Test
    void everyJarCanBeResolved() throws Exception {
        var all = List.of("--add-modules", "ALL-MODULE-PATH");

        var result = shop.startWith(all, "--version").end();

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void listsTheModulesInTheirOrder() throws Exception {
        var result = shop.run("modules", "list");

        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .isEqualTo(
                        """
                        MODULE    JPMS           APIS        NEEDS
                        cart      shop.cart      CartApi
                        order     shop.order     OrderApi    cart
                        payment   shop.payment   PaymentApi  cart, order
                        receipt   shop.receipt               cart, order, payment
                        customer  shop.customer              cart, order, payment
                        """);
    }

    @Test
    void listsNeedNoDatabase() throws Exception {
        var modules = shop.run("modules", "list", "-o", "json").json();
        var subscriptions = shop.run("events", "list", "-o", "json").json();

        assertThat(texts(modules, "name"))
                .containsExactly("cart", "order", "payment", "receipt", "customer");
        assertThat(texts(subscriptions, "handler"))
                .containsExactly(
                        "PlaceOrder.fromCart",
                        "ReopenCart.ofOrder",
                        "ReversePayment.ofOrder",
                        "NumberOrder.assign",
                        "TakePayment.forOrder",
                        "KeepLedger.booked",
                        "CapturePayment.booked",
                        "KeepLedger.captured",
                        "MailReceipt.send",
                        "KeepLedger.declined",
                        "KeepLedger.reversed",
                        "GiveBack.reversed");
        assertThat(shop.data()).doesNotExist();
    }

    @Test
    void anotherJarJoinsTheApplicationLastInOrder() throws Exception {
        var more = shop.on(TillModule.beside(Program.MODULES, directory));

        var modules = more.run("modules", "list", "-o", "json").json();
        var subscriptions = more.run("events", "list", "-o", "json").json();

        assertThat(texts(modules, "name"))
                .containsExactly("cart", "order", "payment", "receipt", "customer", "till");
        assertThat(texts(subscriptions, "handler"))
                .containsExactly(
                        "PlaceOrder.fromCart",
                        "Jam.refuse",
                        "ReopenCart.ofOrder",
                        "ReversePayment.ofOrder",
                        "NumberOrder.assign",
                        "TakePayment.forOrder",
                        "KeepLedger.booked",
                        "CapturePayment.booked",
                        "KeepLedger.captured",
                        "MailReceipt.send",
                        "KeepLedger.declined",
                        "KeepLedger.reversed",
                        "GiveBack.reversed");
    }

    @Test
    void theFailureOfAnotherModulesListenerRollsTheCheckoutBack() throws Exception {
        var more = shop.on(TillModule.beside(Program.MODULES, directory));
        var client = more.launch().client();
        var cart = client.newCart("22423", "2", "12.75");

        var answer = client.checkOut(cart);

        assertThat(answer.problem())
                .isEqualTo(
                        "422 application/problem+json: The till is jammed. [module till] [rule"
                                + " not-jammed]");
        assertThat(client.get(cart).text("state")).isEqualTo("open");
        try (var database = shop.database();
                var sql = Sql.of(database)) {
            assertThat(sql.rowCounts())
                    .containsEntry("cart.cart", 1L)
                    .containsEntry("orders.placed_order", 0L)
                    .containsEntry("payment.payment", 0L)
                    .containsEntry("unisono.event", 0L);
        }
    }

    @Test
    void anotherPostgresServesAsWell() throws Exception {
        try (var database = TestPostgres.createDatabase()) {
            var there =
                    shop.with(
                            Map.of(
                                    "UNISONO_JDBC_URL", database.jdbcUrl(),
                                    "UNISONO_JDBC_USER", database.user(),
                                    "UNISONO_JDBC_PASSWORD", database.password(),
                                    "XDG_DATA_HOME", directory.toString()));

            try (var launched = there.launch()) {
                var client = launched.client();
                client.checkOut(client.newCart("22423", "2", "12.75"));
                var report = launched.program().awaitOut("}");
                assertThat(report)
                        .contains(database.jdbcUrl() + " as " + database.user())
                        .doesNotContain(database.password());
            }

            assertThat(there.run("reconcile", "-o", "json").out())
                    .contains("\"ledger\":{\"count\":1,\"total\":\"25.50\"}");
            assertThat(directory.resolve("unisono").resolve("data")).doesNotExist();
        }
    }

    private static List<String> texts(JsonNode rows, String name) {
        return rows.valueStream().map(row -> row.path(name).asString()).toList();
    }
}
