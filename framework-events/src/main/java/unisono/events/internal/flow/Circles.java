package unisono.events.internal.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Finds the circles of a graph, in time and space proportional to its size: its strongly connected
/// components (Tarjan, "Depth-first search and linear graph algorithms", 1972), without recursion,
/// because a chain may be longer than the stack is deep.
///
/// @param <N> the nodes
final class Circles<N> {
    private final Function<N, ? extends Collection<? extends N>> next;
    private final Map<N, Visit<N>> visits = new HashMap<>();
    private final ArrayDeque<Visit<N>> under = new ArrayDeque<>();
    private final ArrayDeque<Visit<N>> unassigned = new ArrayDeque<>();
    private final List<Set<N>> found = new ArrayList<>();

    /// @param next where one gets from a node; asked once for each
    Circles(Function<N, ? extends Collection<? extends N>> next) {
        this.next = next;
    }

    /// The sets of nodes that reach each other, among all that is reached from somewhere. A node by
    /// itself is none.
    List<Set<N>> from(Collection<? extends N> starts) {
        for (var start : starts) {
            if (!visits.containsKey(start)) {
                visit(start);
            }
        }
        return found;
    }

    /// The shortest way from a node back to itself, both ends included; empty if there is none.
    static <N> List<N> shortest(N start, Map<N, List<N>> next) {
        var cameFrom = new HashMap<N, N>();
        var waiting = new ArrayDeque<N>(List.of(start));
        while (!waiting.isEmpty() && !cameFrom.containsKey(start)) {
            var from = waiting.remove();
            next.getOrDefault(from, List.of()).stream()
                    .filter(to -> cameFrom.putIfAbsent(to, from) == null)
                    .forEach(waiting::add);
        }
        return cameFrom.containsKey(start) ? way(start, cameFrom) : List.of();
    }

    private static <N> List<N> way(N start, Map<N, N> cameFrom) {
        var way = new ArrayList<N>(List.of(start));
        for (N at = cameFrom.get(start);
                at != null;
                at = at.equals(start) ? null : cameFrom.get(at)) {
            way.add(at);
        }
        Collections.reverse(way);
        return way;
    }

    private void visit(N start) {
        enter(start);
        while (!under.isEmpty()) {
            var visit = under.getLast();
            if (visit.rest.hasNext()) {
                follow(visit, visit.rest.next());
            } else {
                leave(visit);
            }
        }
    }

    private void enter(N node) {
        var visit = new Visit<N>(node, visits.size(), next.apply(node).iterator());
        visits.put(node, visit);
        under.addLast(visit);
        unassigned.addLast(visit);
    }

    private void follow(Visit<N> from, N to) {
        var known = visits.get(to);
        if (known == null) {
            enter(to);
        } else if (!known.assigned) {
            from.lowest = Math.min(from.lowest, known.number);
        }
    }

    private void leave(Visit<N> visit) {
        under.removeLast();
        if (!under.isEmpty()) {
            var before = under.getLast();
            before.lowest = Math.min(before.lowest, visit.lowest);
        }
        if (visit.lowest == visit.number) {
            assign(visit);
        }
    }

    /// All that was entered since, and reaches back to this node.
    private void assign(Visit<N> first) {
        var together = new HashSet<N>();
        Visit<N> last;
        do {
            last = unassigned.removeLast();
            last.assigned = true;
            together.add(last.node);
        } while (last.number != first.number);
        if (together.size() > 1) {
            found.add(together);
        }
    }

    /// A node, and how far it was looked at.
    private static final class Visit<N> {
        private final N node;
        private final int number;
        private final Iterator<? extends N> rest;
        private int lowest;
        private boolean assigned;

        Visit(N node, int number, Iterator<? extends N> rest) {
            this.node = node;
            this.number = number;
            this.rest = rest;
            this.lowest = number;
        }
    }
}
