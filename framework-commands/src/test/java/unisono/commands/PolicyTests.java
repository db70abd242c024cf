package unisono.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// Events that lead to commands.
final class PolicyTests {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final TestDatabase database = TestPostgres.createDatabase();
    private final AtomicBoolean miscounts = new AtomicBoolean();
    private final TillNode node =
            new TillNode(
                    "one",
                    database,
                    TillNode.Plan.QUIET.counting(count -> {
                        if (miscounts.get()) {
                            throw new IllegalStateException("Miscounted " + count.till());
                        }
                    }));

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void sendTheirCommandInTheTransactionOfTheEvent() {
        node.transactions()
                .run(() -> {
                    node.clerk().end("A");
                    assertThat(node.done()).containsExactly("counted A");
                });

        miscounts.set(true);
        assertThatThrownBy(() -> node.transactions().run(() -> node.clerk().end("B")))
                .hasMessage("Miscounted B");
        assertThat(node.done()).containsExactly("counted A");
    }

    @Test
    void maySendNothing() {
        node.transactions().run(() -> node.clerk().end(""));

        assertThat(node.done()).isEmpty();
    }

    @Test
    void storeTheirCommandWhereTheySaySo() {
        miscounts.set(true);
        node.transactions()
                .run(() -> {
                    node.clerk().breakOff("A");
                    assertThat(node.done()).isEmpty();
                });
        miscounts.set(false);

        node.opened();

        assertThat(node.deliveries().drain(LONG)).isEmpty();
        assertThat(node.done()).containsExactly("counted A");
        assertThat(
                        node.ask(
                                "select c.cause = e.id from unisono.event c, unisono.event e where c.name = 'till.count' and e.name = 'shift.broken-off'",
                                Boolean.class))
                .containsExactly(true);
    }

    @Test
    void standInTheBookAndInTheListings() {
        assertThat(node.instance(CommandBook.class).policies())
                .containsExactly(
                        new PolicyDescription("shift.broken-off", "till.count", "till", true),
                        new PolicyDescription("shift.ended", "till.count", "till", false));
        assertThat(node.application().subscriptions())
                .filteredOn(it -> it.event().equals("shift.ended"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.module()).isEqualTo("till");
                    assertThat(it.handler()).isEqualTo("Count.of");
                });
        assertThat(node.application().subscriptions())
                .filteredOn(it -> it.event().equals("till.pay"))
                .singleElement()
                .satisfies(it -> assertThat(it.handler()).isEqualTo("Cashier.pay"));
    }
}
