package unisono.cli.internal.names;

import java.util.Comparator;
import java.util.List;

/// Guesses which name was meant.
public final class Similar {
    private static final int SEVERAL = 3;

    private Similar() {}

    /// The name that is the fewest edits away (Levenshtein, "Binary codes capable of correcting
    /// deletions, insertions, and reversals", 1966).
    public static String to(String typed, Iterable<String> names) {
        var best = "";
        int fewest = Integer.MAX_VALUE;
        for (var name : names) {
            int edits = edits(typed, name);
            if (edits < fewest) {
                fewest = edits;
                best = name;
            }
        }
        return best;
    }

    /// The names that hold what was typed, or else those that are a few edits away, the nearest
    /// first; none when no name is near.
    public static List<String> severalTo(String typed, List<String> names) {
        var holding = names.stream().filter(name -> name.contains(typed)).limit(SEVERAL).toList();
        if (!typed.isBlank() && !holding.isEmpty()) {
            return holding;
        }
        return names.stream()
                .filter(name -> edits(typed, name) <= typed.length() / 3)
                .sorted(Comparator.comparingInt(name -> edits(typed, name)))
                .limit(SEVERAL)
                .toList();
    }

    private static int edits(String from, String to) {
        var row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
