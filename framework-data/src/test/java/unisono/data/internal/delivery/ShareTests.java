package unisono.data.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ShareTests {
    @Test
    void isEverythingForOneAlone() {
        assertThat(Share.of("a", UUID.randomUUID(), List.of())).isEqualTo(Slots.COUNT);
    }

    @Test
    void isTheSameForAllButOneSlot() {
        for (int nodes = 1; nodes <= 20; nodes++) {
            var shares = shares("post.a", nodes(nodes));

            assertThat(shares.stream().mapToInt(share -> share).sum()).isEqualTo(Slots.COUNT);
            assertThat(shares).allMatch(share -> share >= 16 / shares.size());
            assertThat(shares).allMatch(share -> share <= 16 / shares.size() + 1);
        }
    }

    @Test
    void leavesTheOddSlotsToOthersForOtherListeners() {
        var nodes = nodes(3);

        var odd =
                IntStream.range(0, 60)
                        .mapToObj(listener -> shares("post." + listener, nodes).indexOf(6))
                        .toList();

        assertThat(odd).contains(0, 1, 2);
    }

    private static List<UUID> nodes(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private static List<Integer> shares(String listener, List<UUID> nodes) {
        return nodes.stream()
                .map(me ->
                        Share.of(
                                listener,
                                me,
                                nodes.stream().filter(node -> !node.equals(me)).toList()))
                .toList();
    }
}
