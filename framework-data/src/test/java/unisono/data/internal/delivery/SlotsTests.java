package unisono.data.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SlotsTests {
    /// Nodes of two releases share the slots: a key that moved would be nobody's for a while.
    @Test
    void ofAKeyAreTheSameForEver() {
        assertThat(Slots.of("order-1", 1)).isEqualTo(Slots.of("order-1", 99));
        assertThat(
                        IntStream.range(0, 8)
                                .mapToObj(number -> Slots.of("order-" + number, 0))
                                .toList())
                .containsExactly(15, 9, 3, 13, 7, 1, 11, 4);
    }

    @Test
    void areAllUsedByKeysAndByPositions() {
        var keys =
                IntStream.range(0, 16_000)
                        .mapToObj(number -> Slots.of("cart " + number, 0))
                        .collect(Collectors.groupingBy(slot -> slot, Collectors.counting()));
        var positions =
                LongStream.range(0, 16_000)
                        .mapToObj(position -> Slots.of(null, position))
                        .collect(Collectors.groupingBy(slot -> slot, Collectors.counting()));

        assertThat(keys).hasSize(Slots.COUNT);
        assertThat(keys.values()).allMatch(count -> count > 500 && count < 1_500);
        assertThat(positions).hasSize(Slots.COUNT);
        assertThat(positions.values()).allMatch(count -> count > 900 && count < 1_100);
    }
}
