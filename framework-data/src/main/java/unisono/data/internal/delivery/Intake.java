package unisono.data.internal.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import unisono.data.internal.log.LogPage;
import unisono.events.DurableListener;
import unisono.events.EventName;

/// What one listener gets of the log, and how much of it is not settled. Guarded by its [Mailbox].
final class Intake {
    /// How many may be here before no more are read.
    static final int OPEN_MAX = 1_000;

    /// And how many may be done beside one that does not come to its end.
    private static final int WINDOW_MAX = 10_000;

    private final DurableListener listener;
    private final Map<String, EventName<?>> events;
    private final Feeds feeds = new Feeds();
    private int open;
    private boolean full;

    Intake(DurableListener listener) {
        this.listener = listener;
        this.events =
                listener.events().stream()
                        .collect(Collectors.toMap(EventName::text, Function.identity()));
    }

    Map<String, EventName<?>> events() {
        return events;
    }

    Feeds feeds() {
        return feeds;
    }

    /// From where to read on; nothing while there is enough to do.
    List<Long> cursors() {
        return full ? List.of() : feeds.cursors();
    }

    boolean hasOpen() {
        return open > 0;
    }

    /// What it hears of a page, in its order.
    List<Item> read(long after, LogPage page, List<Message> messages) {
        var reading = full ? List.<Feed>of() : feeds.between(after, page.next());
        if (reading.isEmpty()) {
            return List.of();
        }
        var items = new ArrayList<Item>();
        for (var message : messages) {
            var event = events.get(message.row().name());
            if (event != null) {
                read(message, event, reading, items);
            }
        }
        reading.forEach(feed -> feed.readTo(page.next()));
        full = open >= OPEN_MAX || feeds.window() >= WINDOW_MAX;
        return items;
    }

    private void read(Message message, EventName<?> event, List<Feed> reading, List<Item> items) {
        var key = Item.Key.of(message, event, listener);
        long position = message.position();
        int slot = Slots.of(key.text(), position);
        for (var feed : reading) {
            var hold = feed.hold(slot);
            if (hold != null && position > feed.read() && !feed.isPast(slot, position)) {
                var item = Item.fresh(message, event, hold, key, feed.cautionOfNew(slot, position));
                feed.add(item);
                open++;
                items.add(item);
            }
        }
    }

    void lose(Hold hold) {
        open -= feeds.lose(hold);
    }

    /// It is settled, if it was not.
    void close(Item item) {
        if (item.close() && !item.isStored()) {
            open--;
        }
    }

    /// Whether there is room again since it was full.
    boolean hasRoomAgain() {
        boolean again = full && open < OPEN_MAX / 2 && feeds.window() < WINDOW_MAX;
        full &= !again;
        return again;
    }
}
