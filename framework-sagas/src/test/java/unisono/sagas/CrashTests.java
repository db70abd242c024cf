package unisono.sagas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.sagas.ShopNode.Plan;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// A step whose node ends without a word in the middle of it.
final class CrashTests {
    private final TestDatabase database = TestPostgres.createDatabase();
    private final ShopNode sender = new ShopNode("sender", database, Plan.QUIET);

    @AfterEach
    void close() {
        sender.close();
        database.close();
    }

    @Test
    void isMadeOnceByAnotherNode() throws Exception {
        try (var first = new ShopNode("first", database, Plan.QUIET).opened()) {
            first.drained();
        }
        sender.counter().order("B7");
        assertThat(DoomedShop.run(database)).isEqualTo(DoomedShop.HALTED);
        assertThat(sender.done()).isEmpty();
        assertThat(sender.processes().find("B7")).isEmpty();

        sender.counter().capture("B7");
        try (var other = new ShopNode("other", database, Plan.QUIET).opened()) {
            other.drained();
        }

        assertThat(sender.done()).containsExactly("reserved B7", "shipped B7");
        assertThat(sender.ask("select distinct node from shop.deed", String.class))
                .containsExactly("other");
        assertThat(sender.details("B7").process().steps()).isEqualTo(3);
    }
}
