package app.reconcile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds where two books differ, by walking through both in the order of their ids. One thread.
final class Differences {
    /// A report is for people: beyond so many, they only count.
    private static final int SHOWN_MAX = 1_000;

    private final List<String> shown = new ArrayList<>();
    private long count;

    /// Reads both to their ends.
    void compare(Side<?> left, Side<?> right, String by) {
        while (left.id() != null || right.id() != null) {
            int order = order(left.id(), right.id());
            if (order < 0) {
                add(
                        "%s %s of %s is in no %s."
                                .formatted(by, left.id(), left.amount(), right.what()));
            } else if (order > 0) {
                add(
                        "%s %s of %s is in no %s."
                                .formatted(by, right.id(), right.amount(), left.what()));
            } else if (!left.amount().equals(right.amount())) {
                add(
                        "%s %s is of %s in the %s, and of %s in the %s."
                                .formatted(
                                        by,
                                        left.id(),
                                        left.amount(),
                                        left.what(),
                                        right.amount(),
                                        right.what()));
            }
            if (order <= 0) {
                left.advance();
            }
            if (order >= 0) {
                right.advance();
            }
        }
    }

    /// Adds a difference that was found otherwise.
    void add(String difference) {
        if (++count <= SHOWN_MAX) {
            shown.add(difference);
        }
    }

    List<String> all() {
        var all = new ArrayList<>(shown);
        if (count > SHOWN_MAX) {
            all.add("And %d more.".formatted(count - SHOWN_MAX));
        }
        return all;
    }

    /// Whoever is at the end comes last.
    static int order(@Nullable String left, @Nullable String right) {
        if (left == null) {
            return right == null ? 0 : 1;
        }
        return right == null ? -1 : left.compareTo(right);
    }
}
