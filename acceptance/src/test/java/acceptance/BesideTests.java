package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several programs on the same data, whoever started the database and whoever ends first.
final class BesideTests {
    private static final String LIMIT = "400";
    private static final int ACCEPTED = 328;

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
    void commandsWorkBesideARunningShop() throws Exception {
        var client = shop.launch().client();
        client.checkOut(client.newCart("22423", "2", "12.75"));

        var imported = shop.run("import", Baskets.FILE, "--limit", "20", "-o", "json");
        var reconciled = shop.run("reconcile", "-o", "json");
        var log = shop.run("events", "log", "--limit", "200", "-o", "json");

        assertThat(imported.json().path("already").asInt()).isZero();
        int bought = imported.json().path("accepted").asInt();
        assertThat(reconciled.code()).isZero();
        assertThat(reconciled.json().path("orders").path("count").asInt()).isEqualTo(bought + 1);
        assertThat(log.json().valueStream().map(row -> row.path("event").asString()))
                .containsSubsequence("payment.booked", "order.placed", "cart.checked-out")
                .contains("payment.captured");
        assertThat(client.get("/orders").json()).hasSize(bought + 1);
    }

    @Test
    void anImportGoesOnWhenTheShopThatStartedTheDatabaseIsKilled() throws Exception {
        var launched = shop.launch();
        var importing = startImport();
        Baskets.awaitOrders(shop, 10);

        launched.program().signal("KILL");

        assertThat(importing.isAlive()).isTrue();
        var result = importing.end();
        assertThat(result.err()).isEmpty();
        assertThat(result.json().path("accepted").asInt()).isEqualTo(ACCEPTED);
        assertThat(shop.run("reconcile").code()).isZero();
    }

    @Test
    void aShopGoesOnWhenTheImportThatStartedTheDatabaseEnds() throws Exception {
        var importing = startImport();
        Baskets.awaitOrders(shop, 1);
        var launched = shop.launch();
        assertThat(importing.isAlive()).isTrue();

        assertThat(importing.end().json().path("accepted").asInt()).isEqualTo(ACCEPTED);

        var client = launched.client();
        var sold = client.checkOut(client.newCart("22423", "2", "12.75"));
        assertThat(sold.status()).isEqualTo(201);
        assertThat(launched.program().isAlive()).isTrue();
    }

    private Program startImport() throws Exception {
        return shop.start("import", Baskets.FILE, "--limit", LIMIT, "-o", "json");
    }
}
