package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DeliveryState;

/// A delivery that ends the process that makes it, again and again.
final class DeliveryCrashTests {
    private static final int LETTERS = 100;
    private static final int STARTS_MAX = 8;

    private final Post post = new Post();

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void isSetAsideWhenItHasEndedThreeNodesAndAllElseGetsThrough() throws Exception {
        var sender = post.office("sender");
        sender.post(0, LETTERS);

        int crashes = 0;
        while (crashes < STARTS_MAX && runs("doomed %d".formatted(crashes))) {
            crashes++;
        }

        assertThat(crashes).isEqualTo(3);
        var dead = sender.deliveries().list(Optional.of(DeliveryState.DEAD), 10);
        assertThat(dead).hasSize(1);
        assertThat(dead.getFirst().error()).contains("3 nodes have ended while this was delivered");
        var found = sender.deliveries().find("post.a", dead.getFirst().position()).orElseThrow();
        assertThat(found.key()).isEqualTo("S3");
        assertThat(found.history())
                .filteredOn(attempt -> attempt.error().contains("The node ended"))
                .hasSize(2);
        assertThat(sender.brought("post.a"))
                .doesNotHaveDuplicates()
                .hasSize(LETTERS - 9)
                .contains(3)
                .doesNotContain(DoomedOffice.POISON);
        assertThat(sender.brought("post.b")).hasSize(LETTERS).doesNotHaveDuplicates();
        assertThat(sender.ask("select count(*) from unisono.probe", Long.class))
                .containsExactly(0L);
    }

    /// Whether it was halted, and not finished.
    private boolean runs(String name) throws Exception {
        int end = DoomedOffice.run(name, post.database());
        assertThat(end).isIn(0, DoomedOffice.HALTED);
        return end == DoomedOffice.HALTED;
    }
}
