package unisono.web.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds the route of a path: a tree of segments, in which a literal goes before a variable.
///
/// The path alone decides where a request belongs; the verb is looked up there. So a wrong verb is
/// told from a wrong path, and `Allow` is exact.
final class RouteTable {
    private final Node root = new Node();

    /// What a path and a verb lead to.
    sealed interface Match {
        record Found(Route route, Map<String, String> variables) implements Match {}

        record OtherVerbs(String allow) implements Match {}

        record Nothing() implements Match {}
    }

    /// Adds a route, and returns the one that was there before, which stays.
    Optional<Route> add(Route route) {
        var node = root;
        for (var segment : route.segments()) {
            node = node.grow(segment);
        }
        return Optional.ofNullable(node.routes.putIfAbsent(route.verb(), route));
    }

    /// @param path the segments, decoded
    Match find(String verb, List<String> path) {
        var node = root.find(path);
        if (node == null) {
            return new Match.Nothing();
        }
        var route = node.routes.get(verb.equals("HEAD") ? "GET" : verb);
        if (route == null) {
            return new Match.OtherVerbs(node.allow());
        }
        return new Match.Found(route, variables(route, path));
    }

    private static Map<String, String> variables(Route route, List<String> path) {
        var variables = new HashMap<String, String>();
        var segments = route.segments();
        for (int i = 0; i < segments.size(); i++) {
            if (Route.isVariable(segments.get(i))) {
                variables.put(Route.variable(segments.get(i)), path.get(i));
            }
        }
        return variables;
    }

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<String, Route> routes = new TreeMap<>();
        private @Nullable Node variable;

        Node grow(String segment) {
            if (!Route.isVariable(segment)) {
                return literals.computeIfAbsent(segment, s -> new Node());
            }
            if (variable == null) {
                variable = new Node();
            }
            return variable;
        }

        @Nullable Node find(List<String> path) {
            if (path.isEmpty()) {
                return routes.isEmpty() ? null : this;
            }
            var rest = path.subList(1, path.size());
            var literal = literals.get(path.getFirst());
            var found = literal == null ? null : literal.find(rest);
            if (found != null || variable == null || path.getFirst().isEmpty()) {
                return found;
            }
            return variable.find(rest);
        }

        String allow() {
            var verbs = new TreeSet<>(routes.keySet());
            verbs.add("OPTIONS");
            if (verbs.contains("GET")) {
                verbs.add("HEAD");
            }
            return String.join(", ", verbs);
        }
    }
}
