package unisono.data.internal.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import unisono.data.internal.log.LogPage;
import unisono.events.Durability;
import unisono.events.Durability.Effects;
import unisono.events.DurableListener;
import unisono.events.EventName;

/// What this node has to do for one listener. Thread-safe: its monitor guards its feeds, its items
/// and its keys, and is never held while anybody waits.
///
/// Of a key at most one item is ready or runs; the others are queued behind it. A key of which
/// something failed is **parked**: what comes for it is written into the database, to wait there.
final class Mailbox {
    /// How many may be here before no more are read for it.
    private static final int OPEN_MAX = 1_000;

    /// And how many may be done beside one that does not come to its end.
    private static final int WINDOW_MAX = 10_000;

    private final DurableListener listener;
    private final Durability durability;
    private final Map<String, EventName<?>> events;
    private final Desk desk;
    private final Feeds feeds = new Feeds();
    private final Deque<Item> ready = new ArrayDeque<>();
    private final KeyQueues busy = new KeyQueues();
    private final ParkedKeys parked = new ParkedKeys();
    private final Set<Item> running = new HashSet<>();
    private final Set<Long> retrying = new HashSet<>();
    private final int batchMax;
    private int open;
    private int workers;
    private int batch;
    private boolean paused;
    private boolean starved = true;

    Mailbox(DurableListener listener, Desk desk) {
        this.listener = listener;
        this.durability = listener.durability();
        this.desk = desk;
        this.batchMax = durability.effects() == Effects.DATABASE ? durability.batch() : 1;
        this.batch = batchMax;
        this.events =
                listener.events().stream()
                        .collect(Collectors.toMap(EventName::text, Function.identity()));
    }

    /// What a mailbox asks of its node. Called while the monitor is held: returns at once.
    interface Desk {
        /// How many may work for a listener at the same time.
        int workersMax();

        /// Whether the node may begin anything: it knows that its leases are in force.
        boolean isOpen();

        /// Starts one more who takes items until there are none.
        void work(Mailbox mailbox);

        /// There is room again for what was not read.
        void hungry();

        /// Something was settled.
        void settled(Mailbox mailbox);
    }

    DurableListener listener() {
        return listener;
    }

    Durability durability() {
        return durability;
    }

    String name() {
        return listener.name();
    }

    Map<String, EventName<?>> events() {
        return events;
    }

    synchronized void gain(Gain gain) {
        feeds.gain(gain);
        gain.parked().forEach(key -> parked.park(key.key(), key.slot()));
        desk.hungry();
    }

    synchronized void lose(Hold hold) {
        if (feeds.has(hold)) {
            open -= feeds.lose(hold);
            parked.lose(hold.slot());
        }
    }

    synchronized void leave(int slot) {
        feeds.leave(slot);
    }

    /// What was left, and of which nothing runs any more.
    ///
    /// @param all also of what something runs
    synchronized List<HandOver> handOvers(boolean all) {
        return feeds.handOvers(hold -> all || isQuiet(hold));
    }

    private boolean isQuiet(Hold hold) {
        return running.stream().noneMatch(item -> item.hold().equals(hold));
    }

    synchronized boolean isLeaving() {
        return feeds.isLeaving();
    }

    synchronized List<Hold> holds() {
        return feeds.holds();
    }

    /// The slots that are delivered, as bits.
    synchronized int slots() {
        return feeds.slots();
    }

    synchronized boolean has(Hold hold) {
        return feeds.has(hold);
    }

    /// The hold of a slot that is delivered here; null if it is not.
    synchronized @Nullable Hold hold(int slot) {
        return feeds.hold(slot);
    }

    synchronized List<Progress> news() {
        return feeds.news(name());
    }

    synchronized void told(Progress progress) {
        feeds.told(progress);
    }

    /// From where to read on; nothing while there is enough to do.
    synchronized List<Long> cursors() {
        starved = !paused && open < OPEN_MAX && feeds.window() < WINDOW_MAX;
        return starved ? feeds.cursors() : List.of();
    }

    /// Takes what it hears of a page.
    ///
    /// @return what must wait in the database, because its key is parked: see [#waits]
    synchronized List<Item> offer(long after, LogPage page, List<Message> messages) {
        var reading = feeds.between(after, page.next());
        if (reading.isEmpty() || !starved) {
            return List.of();
        }
        var waiting = new ArrayList<Item>();
        for (var message : messages) {
            var event = events.get(message.row().name());
            if (event != null) {
                offer(message, event, reading, waiting);
            }
        }
        reading.forEach(feed -> feed.readTo(page.next()));
        hire();
        return waiting;
    }

    private void offer(
            Message message, EventName<?> event, List<Feed> reading, List<Item> waiting) {
        var key = Item.Key.of(message, event, listener);
        int slot = Slots.of(key.text(), message.position());
        for (var feed : reading) {
            var hold = feed.hold(slot);
            if (hold != null
                    && message.position() > feed.read()
                    && !feed.isPast(slot, message.position())) {
                var item = Item.fresh(message, event, hold, key);
                feed.add(item);
                open++;
                queue(item, waiting);
            }
        }
    }

    private void queue(Item item, List<Item> waiting) {
        var key = item.key();
        if (key == null) {
            ready.add(item);
        } else if (parked.join(key)) {
            waiting.add(item);
        } else if (busy.isNext(key, item)) {
            ready.add(item);
        }
    }

    /// Takes what is to be run next, by one thread and in this order; nothing tells it to go home.
    synchronized List<Item> take() {
        var taken = new ArrayList<Item>();
        while (!paused && desk.isOpen() && taken.size() < batch && !ready.isEmpty()) {
            var item = ready.removeFirst();
            if (!isLive(item)) {
                drop(item);
            } else if (item.isStored() && !taken.isEmpty()) {
                ready.addFirst(item);
                break;
            } else {
                begin(item, taken);
            }
            if (item.isStored() && !taken.isEmpty()) {
                break;
            }
        }
        if (taken.isEmpty()) {
            workers--;
        }
        return taken;
    }

    /// One who works will take nothing more.
    synchronized void goHome() {
        workers--;
    }

    private void begin(Item item, List<Item> taken) {
        taken.add(item);
        if (!item.isStored()) {
            taken.addAll(busy.follow(item.key(), batch - taken.size()));
        }
        running.addAll(taken);
    }

    private boolean isLive(Item item) {
        return !item.isClosed() && item.hold().equals(feeds.hold(item.hold().slot()));
    }

    /// What is queued behind is of the same slot, and follows it.
    private void drop(Item item) {
        if (item.isStored()) {
            retrying.remove(item.position());
        } else {
            passOn(item);
        }
    }

    private void passOn(Item item) {
        var next = busy.finished(item.key());
        if (next != null) {
            ready.add(next);
        }
    }

    /// It is done, or has a row of its own.
    synchronized void settle(Item item) {
        end(item);
        desk.settled(this);
    }

    /// Somebody else has it.
    synchronized void lost(Item item) {
        lose(item.hold());
        end(item);
    }

    /// It has not run after all, and shall again, in the same order.
    synchronized void requeue(List<Item> items) {
        for (var item : items.reversed()) {
            running.remove(item);
            requeue(item);
        }
    }

    private void requeue(Item item) {
        var next = item.isStored() ? item : busy.putBack(item);
        if (next != null) {
            ready.addFirst(next);
        }
    }

    private void end(Item item) {
        running.remove(item);
        boolean counted = item.close() && !item.isStored();
        if (counted) {
            open--;
        }
        drop(item);
        hire();
        if (!starved && open < OPEN_MAX / 2 && feeds.window() < WINDOW_MAX) {
            starved = true;
            desk.hungry();
        }
    }

    /// Whoever takes finds something, or goes home by himself.
    synchronized void hire() {
        int wanted = Math.min(desk.workersMax(), (ready.size() + batch - 1) / batch);
        while (workers < wanted && desk.isOpen() && !paused) {
            workers++;
            desk.work(this);
        }
    }

    synchronized void pause(boolean pauses) {
        if (paused != pauses) {
            paused = pauses;
            hire();
            desk.hungry();
        }
    }

    /// A batch in which one fails is run again one by one: so fewer at once for a while.
    synchronized void batched(boolean successfully) {
        batch = successfully ? Math.min(batchMax, batch + 1) : Math.max(1, batch / 2);
    }

    /// Whether there is something to be done at once.
    synchronized boolean isBusy() {
        return !paused && (open > 0 || !retrying.isEmpty());
    }

    /// One that ran has failed, and has its row.
    ///
    /// @return what was queued behind it, and must wait in the database: see [#waits]
    synchronized List<Item> park(Item failed) {
        var key = failed.key();
        if (key == null || failed.isStored() || !has(failed.hold())) {
            settle(failed);
            return List.of();
        }
        parked.park(key, failed.hold().slot());
        var behind = busy.drain(key);
        behind.forEach(_ -> parked.join(key));
        settle(failed);
        return behind;
    }

    /// Whether the key of one that was taken was parked meanwhile: then it must wait, too.
    synchronized boolean isParked(Item item) {
        var key = item.key();
        return key != null && !item.isStored() && parked.join(key);
    }

    /// These wait in the database by now.
    synchronized void waits(List<Item> items) {
        for (var item : items) {
            parked.written(item.key());
            if (running.contains(item)) {
                end(item);
            } else if (item.close()) {
                open--;
            }
        }
        desk.settled(this);
    }

    /// Makes the caller the one who takes up what waits behind a parked key; null if somebody is.
    synchronized ParkedKeys.@Nullable Turn beginContinuing(String key) {
        return parked.beginContinuing(key);
    }

    synchronized void endContinuing(ParkedKeys.Turn turn) {
        turn.end();
    }

    /// How often something was written behind a parked key; negative while something that came
    /// before is still to be written. What comes later, comes later in the log, too.
    synchronized long written(String key) {
        return busy.has(key) ? -1 : parked.writtenBehind(key);
    }

    /// Takes the key up again, unless more was written behind it, or is about to be.
    synchronized boolean unpark(String key, long written) {
        return parked.unpark(key, written);
    }

    /// Takes one up again that has its row.
    ///
    /// @param queued false if the caller runs it himself
    /// @return whether it is to be run
    synchronized boolean retry(Item item, boolean queued) {
        if (!isLive(item) || !retrying.add(item.position())) {
            return false;
        }
        if (queued) {
            ready.add(item);
            hire();
        } else {
            running.add(item);
        }
        return true;
    }
}
