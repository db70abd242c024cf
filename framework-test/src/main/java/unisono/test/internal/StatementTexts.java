package unisono.test.internal;

import java.util.HashMap;
import java.util.Map;

/// The texts behind the names that a client gives to statements and portals. One thread at a time.
final class StatementTexts {
    /// A driver forgets its oldest statements long before; what is over has no text.
    private static final int NAMES_MAX = 10_000;

    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();

    void parse(String statement, String text) {
        keep(statements, statement, text);
    }

    void bind(String portal, String statement) {
        keep(portals, portal, statements.getOrDefault(statement, unknown(statement)));
    }

    /// @param target as it stands in the message: `S` or `P`, and a name
    void close(String target) {
        var kind = target.startsWith("S") ? statements : portals;
        kind.remove(target.isEmpty() ? target : target.substring(1));
    }

    /// What executing the portal executes.
    String text(String portal) {
        return portals.getOrDefault(portal, unknown(portal));
    }

    /// Portals end with their transaction.
    void endTransaction() {
        portals.clear();
    }

    private static String unknown(String name) {
        return "(unknown: %s)".formatted(name);
    }

    private static void keep(Map<String, String> texts, String name, String text) {
        if (texts.size() < NAMES_MAX || texts.containsKey(name)) {
            texts.put(name, text);
        }
    }
}
