package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is compared after two imports at once, and after somebody tampered with the books.
final class ReconcileTests {
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
    void twoImportsAtOnceBuyNoBasketTwice() throws Exception {
        var one = shop.start("import", Baskets.FILE, "--limit", LIMIT, "-o", "json");
        var other = shop.start("import", Baskets.FILE, "--limit", LIMIT, "-o", "json");

        var first = one.end();
        var second = other.end();

        assertThat(first.err() + second.err()).isEmpty();
        assertThat(first.json().path("accepted").asInt()).isEqualTo(ACCEPTED);
        assertThat(second.json().path("accepted").asInt()).isEqualTo(ACCEPTED);
        int already = first.json().path("already").asInt() + second.json().path("already").asInt();
        assertThat(already).isEqualTo(ACCEPTED);
        var reconciled = shop.run("reconcile", "-o", "json");
        assertThat(reconciled.json().path("carts").path("count").asInt()).isEqualTo(ACCEPTED);
        assertThat(reconciled.code()).isZero();
    }

    @Test
    void namesTheOrderThatSomebodyTamperedWith() throws Exception {
        assertThat(shop.run("import", Baskets.FILE, "--limit", "1").code()).isZero();
        var tampered = tamper();

        var reconciled = shop.run("reconcile");

        assertThat(reconciled.code()).isEqualTo(1);
        assertThat(reconciled.err()).isEmpty();
        assertThat(reconciled.out())
                .isEqualTo(
                        """
                        BOOK      COUNT  TOTAL
                        carts         1  139.12
                        orders        1  140.12
                        payments      1  139.12
                        ledger        1  139.12
                        captures      1  139.12
                        Cart %1$s is of 139.12 GBP in the carts, and of 140.12 GBP in the orders.
                        Order %2$s is of 140.12 GBP in the orders, and of 139.12 GBP in the payments.
                        Order %2$s is of 140.12 GBP in the orders, and of 139.12 GBP in the order list.

                        READ MODEL           ORDERS  TOTAL   STATE    BEHIND
                        customer.order-list       1  139.12  current       0
                        customer.spending         1  139.12  current       0
                        """
                                .formatted(tampered.cart, tampered.order));
    }

    private record Tampered(String cart, String order) {}

    private Tampered tamper() throws Exception {
        try (var database = shop.database();
                var sql = Sql.asSuperuser(database)) {
            sql.execute("update orders.placed_order set total = total + 1");
            return new Tampered(
                    sql.column("select cart from orders.placed_order").getFirst(),
                    sql.column("select id from orders.placed_order").getFirst());
        }
    }
}
