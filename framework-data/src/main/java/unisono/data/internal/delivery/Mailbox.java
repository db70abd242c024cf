package unisono.data.internal.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import unisono.data.ListenerCircuit;
import unisono.data.internal.log.LogPage;
import unisono.events.Durability;
import unisono.events.Durability.Effects;
import unisono.events.DurableListener;
import unisono.events.EventName;

/// What this node has to do for one listener. Thread-safe: its monitor guards what it gets of the
/// log, what is next, its keys and its breaker, and is never held while anybody waits.
///
/// A key of which something failed is **parked**: what comes for it is written into the database,
/// to wait there.
final class Mailbox {
    private final DurableListener listener;
    private final Durability durability;
    private final Desk desk;
    private final Intake intake;
    private final Lineup lineup = new Lineup();
    private final ParkedKeys parked = new ParkedKeys();
    private final Breaker breaker;
    private final int batchMax;
    private int workers;
    private int batch;
    private boolean paused;

    Mailbox(DurableListener listener, Duration backoffMax, Desk desk) {
        this.listener = listener;
        this.durability = listener.durability();
        this.desk = desk;
        this.batchMax = durability.effects() == Effects.DATABASE ? durability.batch() : 1;
        this.batch = batchMax;
        this.intake = new Intake(listener);
        this.breaker = new Breaker(listener, backoffMax);
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
        return intake.events();
    }

    // --- Slots ---

    synchronized void gain(Gain gain) {
        intake.feeds().gain(gain);
        gain.parked().forEach(key -> parked.park(key.key(), key.slot()));
        desk.hungry();
    }

    synchronized void lose(Hold hold) {
        if (has(hold)) {
            intake.lose(hold);
            parked.lose(hold.slot());
            makeRoom();
        }
    }

    synchronized void leave(int slot) {
        intake.feeds().leave(slot);
    }

    /// What was left, and of which nothing runs any more.
    ///
    /// @param all also of what something runs
    synchronized List<HandOver> handOvers(boolean all) {
        return intake.feeds().handOvers(hold -> all || lineup.isQuiet(hold));
    }

    synchronized boolean isLeaving() {
        return intake.feeds().isLeaving();
    }

    synchronized List<Hold> holds() {
        return intake.feeds().holds();
    }

    /// The slots that are delivered, as bits.
    synchronized int slots() {
        return intake.feeds().slots();
    }

    synchronized boolean has(Hold hold) {
        return intake.feeds().has(hold);
    }

    /// The hold of a slot that is delivered here; null if it is not.
    synchronized @Nullable Hold hold(int slot) {
        return intake.feeds().hold(slot);
    }

    /// What is done about one that has a row of its own.
    synchronized Caution caution(Hold hold, long position) {
        return intake.feeds().caution(hold, position);
    }

    synchronized List<Progress> news() {
        return intake.feeds().news(name());
    }

    synchronized void told(Progress progress) {
        intake.feeds().told(progress);
    }

    // --- From the log ---

    /// From where to read on; nothing while there is enough to do.
    synchronized List<Long> cursors() {
        return paused ? List.of() : intake.cursors();
    }

    /// Takes what it hears of a page.
    ///
    /// @return what must wait in the database, because its key is parked: see [#waits]
    synchronized List<Item> offer(long after, LogPage page, List<Message> messages) {
        if (paused) {
            return List.of();
        }
        var waiting = new ArrayList<Item>();
        for (var item : intake.read(after, page, messages)) {
            var key = item.key();
            if (key != null && parked.join(key)) {
                waiting.add(item);
            } else {
                lineup.add(item);
            }
        }
        hire();
        return waiting;
    }

    private void makeRoom() {
        if (intake.hasRoomAgain()) {
            desk.hungry();
        }
    }

    // --- Workers ---

    /// Takes what is to be run next, by one thread and in this order; nothing tells it to go home.
    synchronized List<Item> take() {
        var taken = lineup.take(most(), this::isLive);
        breaker.began(taken);
        if (taken.isEmpty()) {
            workers--;
        }
        return taken;
    }

    private int most() {
        if (paused || !desk.isOpen()) {
            return 0;
        }
        int most = breaker.most(batch);
        if (most < batch) {
            lineup.prefer(item -> !breaker.isSuspect(item));
        }
        return most;
    }

    /// One who works will take nothing more.
    synchronized void goHome() {
        workers--;
    }

    private boolean isLive(Item item) {
        return !item.isClosed() && item.hold().equals(hold(item.hold().slot()));
    }

    /// Whoever takes finds something, or goes home by himself.
    synchronized void hire() {
        int wanted = Math.min(desk.workersMax(), (lineup.ready() + batch - 1) / batch);
        wanted = Math.min(wanted, breaker.most(wanted));
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
        return !paused && (intake.hasOpen() || lineup.isRetrying());
    }

    // --- What became of one ---

    /// It is done.
    synchronized void done(Item item) {
        if (breaker.succeeded(item)) {
            desk.retries();
        }
        settle(item);
    }

    /// It failed, and is to have a row of its own.
    synchronized void failed(Item item) {
        if (breaker.answered(item)) {
            desk.retries();
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

    private void end(Item item) {
        breaker.ended(item);
        intake.close(item);
        lineup.end(item);
        hire();
        makeRoom();
    }

    /// They have not run after all, and shall again, in the same order.
    synchronized void requeue(List<Item> items) {
        items.forEach(breaker::ended);
        lineup.putBack(items);
    }

    /// One failed because what the listener talks to is down.
    ///
    /// @return whether that is not its own fault, so that it is to be put back: see [#putBehind]
    synchronized boolean isDown(Item item, Throwable failure) {
        if (breaker.blames(item)) {
            return false;
        }
        boolean others = lineup.any(one -> one != item && !breaker.isSuspect(one));
        var pause = breaker.failed(item, failure, others);
        if (pause != null) {
            desk.later(pause, this::probe);
        }
        return true;
    }

    private synchronized void probe() {
        breaker.halfOpen();
        desk.retries();
        hire();
    }

    /// The first of these keeps its place in its key, and behind all others; the rest has not run.
    synchronized void putBehind(List<Item> items) {
        lineup.putBehind(items);
        hire();
    }

    /// Whether nothing may begin, because what it talks to is down.
    synchronized boolean isHeld() {
        return breaker.isOpen();
    }

    /// Whether something that was not taken may run: see [#take].
    synchronized boolean mayRun() {
        return !paused && breaker.isClosed();
    }

    synchronized ListenerCircuit circuit() {
        return breaker.circuit();
    }

    // --- Keys ---

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
        var behind = lineup.drain(key);
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
            if (lineup.isRunning(item)) {
                end(item);
            } else {
                intake.close(item);
            }
        }
        makeRoom();
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
        return lineup.has(key) ? -1 : parked.writtenBehind(key);
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
        if (!isLive(item) || !lineup.addStored(item, queued)) {
            return false;
        }
        breaker.began(queued ? List.of() : List.of(item));
        hire();
        return true;
    }
}
