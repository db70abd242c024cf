package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An import that is killed is resumed by importing again. `scripts/CrashImport.java` does this at
/// twenty random moments of the whole file.
final class CrashTests {
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

    @Test
    void anImportThatIsKilledThreeTimesIsCompleteInTheEnd() throws Exception {
        for (int orders : new int[] {1, 40, 80}) {
            var importing = shop.start("import", Baskets.FILE, "--limit", LIMIT);
            Baskets.awaitOrders(shop, orders);
            importing.signal("KILL");
            assertThat(importing.end().code()).isEqualTo(137);
        }

        var result = shop.run("import", Baskets.FILE, "--limit", LIMIT, "-o", "json").json();

        assertThat(result.path("accepted").asInt()).isEqualTo(ACCEPTED);
        assertThat(result.path("already").asInt()).isBetween(80, ACCEPTED - 1);
        var reconciled = shop.run("reconcile", "-o", "json");
        assertThat(reconciled.code()).isZero();
        assertThat(reconciled.json().path("ledger").path("count").asInt()).isEqualTo(ACCEPTED);
    }
}
