package unisono.cli.internal.aggregates;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// States as JSON, for people.
final class States {
    private States() {}

    /// Over several lines. What a terminal would obey is replaced.
    static String pretty(String json) {
        return plain(JsonMapper.shared().readTree(json).toPrettyString());
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{C}&&[^\n]]", "?");
    }

    /// One place in which two states are not the same. What is missing there is empty.
    record Difference(String path, String from, String to) {}

    /// All of them, in the order of their places.
    static List<Difference> differences(String from, String to) {
        var found = new ArrayList<Difference>();
        var mapper = JsonMapper.shared();
        compare("$", mapper.readTree(from), mapper.readTree(to), found);
        return found;
    }

    private static void compare(String path, JsonNode from, JsonNode to, List<Difference> found) {
        if (from.isObject() && to.isObject()) {
            var names = new TreeSet<String>(from.propertyNames());
            names.addAll(to.propertyNames());
            names.forEach(
                    name -> compare(path + "." + name, from.path(name), to.path(name), found));
        } else if (from.isArray() && to.isArray()) {
            for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
                compare("%s[%d]".formatted(path, i), from.path(i), to.path(i), found);
            }
        } else if (!from.equals(to)) {
            found.add(new Difference(path, text(from), text(to)));
        }
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "" : node.toString();
    }
}
