package unisono.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.commands.Till.Pay;
import unisono.commands.Till.Receipt;
import unisono.commands.Till.TillApi;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// A stored command whose node ends without a word in the middle of it.
final class CrashTests {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestDatabase database = TestPostgres.createDatabase();
    private final TillNode sender = new TillNode("sender", database, TillNode.Plan.QUIET);

    @AfterEach
    void close() {
        sender.close();
        database.close();
    }

    @Test
    void isDoneOnceByAnotherNode() throws Exception {
        var stored = sender.bus().store(TillApi.PAY, new Pay("A", 100));
        assertThat(DoomedTill.run(database)).isEqualTo(DoomedTill.HALTED);
        assertThat(sender.done()).isEmpty();

        try (var other = new TillNode("other", database, TillNode.Plan.QUIET).opened()) {
            assertThat(stored.await(LONG).orThrow()).isEqualTo(new Receipt("A", 100));
            assertThat(other.deliveries().drain(LONG)).isEmpty();
        }

        assertThat(sender.ask("select node from till.deed", String.class)).containsExactly("other");
    }
}
