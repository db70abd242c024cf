package unisono.data.internal.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What is next for one listener, and what runs. Guarded by its [Mailbox].
///
/// Of a key at most one item is ready or runs; the others are queued behind it.
final class Lineup {
    private final Deque<Item> ready = new ArrayDeque<>();
    private final KeyQueues busy = new KeyQueues();
    private final Set<Item> running = new HashSet<>();
    private final Set<Long> retrying = new HashSet<>();

    int ready() {
        return ready.size();
    }

    /// One that comes from the log.
    void add(Item item) {
        var key = item.key();
        if (key == null || busy.isNext(key, item)) {
            ready.add(item);
        }
    }

    /// One that has a row of its own; false if it is here already.
    ///
    /// @param queued false if the caller runs it himself
    boolean addStored(Item item, boolean queued) {
        if (!retrying.add(item.position())) {
            return false;
        }
        if (queued) {
            ready.add(item);
        } else {
            running.add(item);
        }
        return true;
    }

    /// Whether something is under way that has a row of its own.
    boolean isRetrying() {
        return !retrying.isEmpty();
    }

    boolean isRunning(Item item) {
        return running.contains(item);
    }

    boolean isQuiet(Hold hold) {
        return running.stream().noneMatch(item -> item.hold().equals(hold));
    }

    /// Whether something of a key is ready or runs, without a row of its own.
    boolean has(String key) {
        return busy.has(key);
    }

    /// Whether there is one like this that is ready or runs.
    boolean any(Predicate<Item> which) {
        return running.stream().anyMatch(which) || ready.stream().anyMatch(which);
    }

    /// Lets the first one like this be next, if there is one.
    void prefer(Predicate<Item> which) {
        ready.stream()
                .filter(which)
                .findFirst()
                .ifPresent(item -> {
                    ready.remove(item);
                    ready.addFirst(item);
                });
    }

    /// Takes what is to be run next, by one thread and in this order. What must run by itself comes
    /// by itself.
    ///
    /// @param live what is still to be run; the others are dropped
    List<Item> take(int most, Predicate<Item> live) {
        var taken = new ArrayList<Item>();
        while (taken.size() < most && !ready.isEmpty()) {
            var item = ready.removeFirst();
            if (!live.test(item)) {
                drop(item);
            } else if (item.isSingle()) {
                takeSingle(item, taken);
                break;
            } else {
                taken.add(item);
                taken.addAll(busy.follow(item.key(), most - taken.size()));
            }
        }
        running.addAll(taken);
        return taken;
    }

    private void takeSingle(Item item, List<Item> taken) {
        if (taken.isEmpty()) {
            taken.add(item);
        } else {
            ready.addFirst(item);
        }
    }

    /// They have not run after all, and shall again, in the same order.
    void putBack(List<Item> items) {
        for (var item : items.reversed()) {
            running.remove(item);
            var next = item.isStored() ? item : busy.putBack(item);
            if (next != null) {
                ready.addFirst(next);
            }
        }
    }

    /// The same; but others come before the first of them.
    void putBehind(List<Item> items) {
        putBack(items);
        if (items.getFirst().equals(ready.peekFirst())) {
            ready.addLast(ready.removeFirst());
        }
    }

    /// It runs no more.
    void end(Item item) {
        running.remove(item);
        drop(item);
    }

    /// What is queued behind is of the same slot, and follows it.
    private void drop(Item item) {
        if (item.isStored()) {
            retrying.remove(item.position());
            return;
        }
        var next = busy.finished(item.key());
        if (next != null) {
            ready.add(next);
        }
    }

    /// Takes away what is queued behind a key.
    List<Item> drain(String key) {
        return busy.drain(key);
    }
}
