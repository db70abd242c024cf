package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A shop whose payment gateway is no better than real ones. `scripts/CrashGateway.java` does the
/// same with the whole file.
final class GatewayTests {
    private static final String LIMIT = "200";
    private static final int ACCEPTED = 180;

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

    /// It declines one in twenty, fails in one call of ten, and is killed twice, as is the import.
    @Test
    void everyPaymentIsSettledOnceWhoeverIsKilled() throws Exception {
        var journal = directory.resolve("journal");
        var gateway =
                GatewayProcess.start(
                        shop, journal, "--declined", "5", "--failing", "10", "--hang", "6000");
        var selling = shop.with(gateway.variables());

        for (int settled : new int[] {20, 70}) {
            var importing = selling.start("import", Baskets.FILE, "--limit", LIMIT);
            Deadline.awaitThat(settled + " settled", () -> gateway.settled() >= settled);
            gateway.crash();
            importing.signal("KILL");
            assertThat(importing.end().code()).isEqualTo(137);
        }
        var imported = selling.run("import", Baskets.FILE, "--limit", LIMIT, "-o", "json").json();

        assertThat(imported.path("accepted").asInt()).isEqualTo(ACCEPTED);
        assertThat(imported.path("pending").asInt()).isZero();
        assertThat(imported.path("stopped").asInt()).isZero();
        assertSettledOnce(gateway.lines());
        assertNoDifference(selling.run("reconcile", "-o", "json"), gateway.lines());
    }

    /// A line for each payment, and none has two.
    private static void assertSettledOnce(List<String> journal) {
        assertThat(journal).hasSize(ACCEPTED);
        assertThat(journal.stream().map(line -> line.replaceFirst(",\"state\".*", "")))
                .doesNotHaveDuplicates();
    }

    private static void assertNoDifference(Result reconciled, List<String> journal) {
        var books = reconciled.json();
        long captured = journal.stream().filter(line -> line.contains("\"captured\"")).count();
        assertThat(reconciled.code()).as(reconciled.out()).isZero();
        assertThat(books.path("differences")).isEmpty();
        assertThat(books.path("pending")).isEmpty();
        for (var book : List.of("carts", "orders", "payments", "ledger", "captures")) {
            assertThat(books.path(book).path("count").asLong()).as(book).isEqualTo(captured);
        }
    }

    @Test
    void aDeclinedCheckoutGivesTheCartBack() throws Exception {
        var gateway = GatewayProcess.start(shop, directory.resolve("journal"), "--declined", "100");
        try (var launched = shop.with(gateway.variables()).launch()) {
            var client = launched.client();
            var cart = client.newCart("85123A", "6", "2.55");

            var order = client.checkOut(cart).location();

            Deadline.awaitThat(
                    "a cancelled order", () -> client.get(order).text("state").equals("cancelled"));
            assertThat(client.get(cart).text("state")).isEqualTo("open");
            assertThat(client.get("/payments").json().path(0).path("state").asString())
                    .isEqualTo("declined");
        }
    }

    @Test
    void aPaidOrderHasAReceiptAndCanBeCancelled() throws Exception {
        try (var launched = shop.launch()) {
            var client = launched.client();
            var cart = client.post("/carts", "{\"customer\":\"17850\"}").location();
            client.add(cart, "85123A", "6", "2.55");
            var order = client.checkOut(cart).location();
            Deadline.awaitThat("a receipt", () -> receipts() == 1);

            assertThat(client.get(order).text("state")).isEqualTo("paid");
            assertThat(client.post(order + "/cancel", null).text("state")).isEqualTo("cancelled");
            assertThat(client.post(order + "/cancel", null).status()).isEqualTo(200);
            assertThat(payments(client).path(0).path("state").asString()).isEqualTo("refunded");
        }
    }

    private static JsonNode payments(Client client) throws Exception {
        return client.get("/payments").json();
    }

    private long receipts() throws IOException {
        var mail = shop.data().resolve("mail");
        if (!Files.exists(mail)) {
            return 0;
        }
        try (var files = Files.walk(mail)) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        }
    }
}
