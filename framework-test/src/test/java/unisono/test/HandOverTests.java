package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Slots that are given to another node while something of them is under way.
final class HandOverTests {
    private static final int STUCK = 8;
    private static final int LETTERS = 80;
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Post post = new Post();

    @AfterEach
    void close() {
        post.close();
    }

    /// What has failed comes after something of its slot that is not done yet, so that it is above
    /// the slot's low.
    @Test
    void keepWhatHasFailedAndIsToBeTriedAgain() throws InterruptedException {
        var never = new CountDownLatch(1);
        var failing =
                Carrier.named("post.a")
                        .attempts(100)
                        .doing((_, _, letter) -> {
                            if (letter.number() < STUCK) {
                                never.await();
                            }
                            throw new IllegalStateException("on purpose");
                        });
        var first = post.office("first", plan -> plan.connections(2 * STUCK), failing).opened();
        first.post(0, LETTERS);
        while (first.deliveries().list(Optional.empty(), LETTERS).size() < LETTERS - STUCK) {
            Thread.sleep(LOOK);
        }
        first.deliveries().stop(Duration.ofMillis(1));

        var second = post.office("second", Carrier.named("post.a")).opened();
        second.drain();

        assertThat(second.brought("post.a").stream().sorted().toList())
                .hasSize(LETTERS)
                .doesNotHaveDuplicates();
        assertThat(second.deliveries().list(Optional.empty(), 1)).isEmpty();
    }
}
