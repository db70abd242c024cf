package unisono.data.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BackoffTests {
    private static final Duration CAP = Duration.ofMinutes(10);
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), CAP);

    @Test
    void doublesUpToItsCap() {
        assertThat(IntStream.of(1, 2, 3, 10, 11, 41, 100).mapToObj(this::longest))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(512),
                        CAP,
                        CAP,
                        CAP);
    }

    @Test
    void isAnythingFromNothingToThat() {
        var random = new Random(7);

        var waits =
                IntStream.range(0, 1_000)
                        .mapToObj(_ -> backoff.after(3, random).toMillis())
                        .toList();

        assertThat(waits).allMatch(wait -> wait >= 0 && wait <= 4_000);
        assertThat(waits).anyMatch(wait -> wait < 400).anyMatch(wait -> wait > 3_600);
    }

    private Duration longest(int attempts) {
        return backoff.after(attempts, new Most());
    }

    /// Draws the greatest number that may be.
    private static final class Most implements RandomGenerator {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }
}
