package house;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The table of `docs/design.md` that says which module may require which.
final class DesignTable {
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| `[^|]*` \\| `([^`|]+)` \\|[^|]*\\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private final Map<String, Set<String>> allowed = new HashMap<>();

    private DesignTable() {}

    static DesignTable of(Page design) {
        var table = new DesignTable();
        var above = new LinkedHashSet<String>();
        var rows = ROW.matcher(design.text());
        while (rows.find()) {
            table.allowed.put(rows.group(1), table.names(rows.group(2), above));
            above.add(rows.group(1));
        }
        return table;
    }

    private Set<String> names(String cell, Set<String> above) {
        var names = new HashSet<String>();
        NAME.matcher(cell).results().map(match -> match.group(1)).forEach(names::add);
        if (cell.startsWith("all of the above") || cell.startsWith("everything")) {
            names.addAll(above);
        }
        if (cell.startsWith("the framework")) {
            above.stream().filter(name -> name.startsWith("unisono.")).forEach(names::add);
            names.remove("unisono.test");
        }
        return names;
    }

    boolean knows(String module) {
        return allowed.containsKey(module);
    }

    boolean allows(String module, String required) {
        return allowed.getOrDefault(module, Set.of()).contains(required);
    }

    Set<String> modules() {
        return allowed.keySet();
    }
}
