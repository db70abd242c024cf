package unisono.data.internal.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys of which something is ready or runs, and what is queued behind it. Guarded by the
/// listener's [Mailbox].
final class KeyQueues {
    private final Map<String, KeyQueue> queues = new HashMap<>();

    /// Whether it is its turn; else it is queued.
    boolean isNext(String key, Item item) {
        var queue = queues.get(key);
        if (queue == null) {
            queues.put(key, new KeyQueue());
            return true;
        }
        queue.add(item);
        return false;
    }

    boolean has(String key) {
        return queues.containsKey(key);
    }

    /// What may run in one batch with the one that is ahead.
    List<Item> follow(@Nullable String key, int most) {
        var queue = key == null ? null : queues.get(key);
        return queue == null ? List.of() : queue.follow(most);
    }

    /// Takes away what is queued.
    List<Item> drain(String key) {
        var queue = queues.get(key);
        return queue == null ? List.of() : queue.drain();
    }

    /// One has run; the next that is ready, if any.
    @Nullable Item finished(@Nullable String key) {
        var queue = key == null ? null : queues.get(key);
        if (key == null || queue == null) {
            return null;
        }
        var next = queue.finished();
        if (queue.isOver()) {
            queues.remove(key);
        }
        return next;
    }

    /// One has not run after all; the one that is ready instead, if any.
    @Nullable Item putBack(Item item) {
        var queue = item.key() == null ? null : queues.get(item.key());
        return queue == null ? item : queue.putBack(item);
    }
}
