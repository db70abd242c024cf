package unisono.events.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The circles of random graphs, compared with what reaches what.
final class CirclesTests {
    private static final int GRAPHS = 500;
    private static final int NODES = 12;

    @Test
    void findsTheNodesThatReachEachOther() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            var graph = graph(new Random(seed));

            var found = new Circles<Integer>(graph::get).from(nodes());

            assertThat(Set.copyOf(found))
                    .as("graph %d: %s", seed, graph)
                    .isEqualTo(expected(graph));
        }
    }

    @Test
    void findsTheShortestWayRound() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            var graph = graph(new Random(seed));
            var next = nodes().stream().collect(Collectors.toMap(node -> node, graph::get));

            new Circles<Integer>(graph::get)
                    .from(nodes()).stream()
                            .flatMap(Set::stream)
                            .forEach(start ->
                                    assertShortest(Circles.shortest(start, next), graph, start));
        }
    }

    private static void assertShortest(List<Integer> way, List<List<Integer>> graph, int start) {
        assertThat(way).startsWith(start).endsWith(start).hasSize(1 + round(graph, start));
        for (int i = 1; i < way.size(); i++) {
            assertThat(graph.get(way.get(i - 1))).contains(way.get(i));
        }
    }

    @Test
    void followsAChainThatIsLongerThanTheStackIsDeep() {
        int length = 200_000;

        var found = new Circles<Integer>(node -> List.of((node + 1) % length)).from(Set.of(0));

        assertThat(found).singleElement().satisfies(all -> assertThat(all).hasSize(length));
    }

    private static List<List<Integer>> graph(Random random) {
        int edges = 1 + random.nextInt(2 * NODES);
        var graph = new ArrayList<List<Integer>>();
        nodes().forEach(_ -> graph.add(new ArrayList<>()));
        for (int i = 0; i < edges; i++) {
            graph.get(random.nextInt(NODES)).add(random.nextInt(NODES));
        }
        return graph;
    }

    private static List<Integer> nodes() {
        return IntStream.range(0, NODES).boxed().toList();
    }

    private static Set<Set<Integer>> expected(List<List<Integer>> graph) {
        return nodes().stream()
                .map(node ->
                        reached(graph, node).stream()
                                .filter(other -> reached(graph, other).contains(node))
                                .collect(Collectors.toSet()))
                .filter(together -> together.size() > 1)
                .collect(Collectors.toSet());
    }

    private static Set<Integer> reached(List<List<Integer>> graph, int from) {
        var reached = new HashSet<Integer>();
        for (var ring = Set.of(from); !ring.isEmpty(); ring = next(graph, ring, reached)) {
            reached.addAll(ring);
        }
        return reached;
    }

    private static Set<Integer> next(
            List<List<Integer>> graph, Set<Integer> ring, Set<Integer> without) {
        return ring.stream()
                .flatMap(node -> graph.get(node).stream())
                .filter(node -> !without.contains(node))
                .collect(Collectors.toSet());
    }

    /// How many steps lead round, found ring by ring.
    private static int round(List<List<Integer>> graph, int start) {
        int steps = 1;
        var ring = next(graph, Set.of(start), Set.of());
        while (!ring.contains(start)) {
            ring = next(graph, ring, Set.of());
            steps++;
        }
        return steps;
    }
}
