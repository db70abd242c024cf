package unisono.data.internal.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What comes one after the other. Guarded by the listener's [Mailbox].
final class KeyQueue {
    private final ArrayDeque<Item> behind = new ArrayDeque<>();

    /// How many are ready, or run; several only in one batch.
    private int ahead = 1;

    void add(Item item) {
        behind.add(item);
    }

    /// What may run in one batch with its head.
    List<Item> follow(int most) {
        var followers = new ArrayList<Item>();
        while (followers.size() < most && mayFollow(behind.peekFirst())) {
            followers.add(behind.removeFirst());
        }
        ahead += followers.size();
        return followers;
    }

    private static boolean mayFollow(@Nullable Item item) {
        return item != null && !item.isSingle();
    }

    /// Puts back what has not run after all; the last one first.
    ///
    /// @return what is to be made ready, if anything
    @Nullable Item putBack(Item item) {
        behind.addFirst(item);
        return finished();
    }

    /// Notes that one has run.
    ///
    /// @return the next to be made ready, if it is its turn
    @Nullable Item finished() {
        ahead--;
        if (ahead > 0) {
            return null;
        }
        var next = behind.pollFirst();
        ahead = next == null ? 0 : 1;
        return next;
    }

    boolean isOver() {
        return ahead == 0;
    }

    List<Item> drain() {
        var rest = List.copyOf(behind);
        behind.clear();
        return rest;
    }
}
