package unisono.data;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import unisono.data.internal.LazyDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.SqlCall;
import unisono.data.internal.Units;
import unisono.data.internal.delivery.DeliveryNode;
import unisono.data.internal.delivery.Editing;
import unisono.data.internal.delivery.Inspection;
import unisono.data.internal.delivery.Intervention;
import unisono.data.internal.delivery.Tidying;
import unisono.data.internal.replay.Replayer;
import unisono.events.DurableListeners;

/// Delivers to the durable listeners what the log holds for them, on this node and together with
/// all others that do, and tells what failed.
///
/// Nothing is delivered before somebody starts it: an application that only lists its modules does
/// not. `stop` gives everything back at once; a node that just ends leaves it to the others for as
/// long as its lease was.
///
/// While it runs it takes a connection beside the pool, and a second one when there are other
/// nodes. Idle, it costs the database less than one statement a second. Thread-safe.
public final class Deliveries {
    /// The most events that are counted as unread for one listener.
    public static final int COUNT_MAX = 100_000;

    /// The longest payload that [#edit] takes, in bytes of UTF-8.
    public static final int PAYLOAD_BYTES_MAX = Editing.BYTES_MAX;

    /// The most deliveries that [#list] returns.
    public static final int LIMIT_MAX = 10_000;

    private static final Duration LOOK_FIRST = Duration.ofMillis(2);
    private static final Duration LOOK_LAST = Duration.ofMillis(100);

    private final LazyDatabase database;
    private final Units units;
    private final Transactions transactions;
    private final PayloadReader payloads;
    private final Supplier<DurableListeners> listeners;
    private final Schedules schedules;
    private @Nullable DeliveryNode node;
    private @Nullable Replayer replayer;

    Deliveries(
            LazyDatabase database,
            Units units,
            Transactions transactions,
            PayloadReader payloads,
            Supplier<DurableListeners> listeners,
            Schedules schedules) {
        this.database = database;
        this.units = units;
        this.transactions = transactions;
        this.payloads = payloads;
        this.listeners = listeners;
        this.schedules = schedules;
    }

    /// Starts with [DeliverySettings#DEFAULTS].
    public void start() {
        start(DeliverySettings.DEFAULTS);
    }

    /// Starts to deliver, and opens the database if nobody has. When it returns, the listeners are
    /// known: one that is new hears what is emitted from now on, or everything if it said so.
    /// Without effect when it runs, and when there are no durable listeners.
    ///
    /// @throws DataException if the database does not let it
    public synchronized void start(DeliverySettings settings) {
        var all = listeners.get().all();
        if (node == null && !all.isEmpty()) {
            var open = database.get();
            var replaying = new Replayer(open, transactions, payloads, all, settings.lease());
            var starting =
                    new DeliveryNode(
                            open,
                            units,
                            transactions,
                            payloads,
                            all,
                            settings,
                            replaying::wake,
                            schedules.watch());
            starting.start();
            replaying.start();
            units.whenLogged(starting::logged);
            node = starting;
            replayer = replaying;
        }
        schedules.start(settings, node != null);
    }

    /// Stops: begins nothing new, lets what runs come to its end, and gives everything back to the
    /// other nodes. Without effect when it does not run.
    ///
    /// @param limit after which what still runs is interrupted and rolled back, to be delivered
    ///   again
    public synchronized void stop(Duration limit) {
        schedules.stop(limit);
        var running = node;
        if (running != null) {
            node = null;
            units.whenLogged(() -> {});
            long end = System.nanoTime() + limit.toNanos();
            stopReplays(limit);
            running.stop(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
    }

    private void stopReplays(Duration limit) {
        var replaying = replayer;
        if (replaying != null) {
            replayer = null;
            replaying.stop(limit);
        }
    }

    /// A replay was started, or somebody changed one.
    synchronized void replaysChanged() {
        var replaying = replayer;
        if (replaying != null) {
            replaying.wake();
        }
    }

    /// Ends at once, and leaves it to the others to notice.
    synchronized void halt() {
        schedules.stop(Duration.ZERO);
        var running = node;
        if (running != null) {
            node = null;
            units.whenLogged(() -> {});
            stopReplays(Duration.ZERO);
            running.halt();
        }
    }

    /// Waits until nothing is pending: everything that was emitted is delivered, and what that has
    /// led to, as far as nobody has to help. Dead deliveries, and listeners that are paused or that
    /// no node knows, do not count. In a busy shop that may never be.
    ///
    /// Asks the database, first every few milliseconds, later ten times a second, and not while
    /// there is something to be done here.
    ///
    /// @return the listeners that have something pending when the time is over; empty if it was
    ///   reached
    /// @throws DataException if deliveries do not run here, or the thread is interrupted
    public List<ListenerLag> drain(Duration limit) {
        refuseIfNothingRuns();
        long end = System.nanoTime() + limit.toNanos();
        var look = LOOK_FIRST;
        var pending = pending();
        while (!pending.isEmpty() && System.nanoTime() - end < 0) {
            do {
                pause(look);
            } while (isBusy() && System.nanoTime() - end < 0);
            look = look.multipliedBy(2).compareTo(LOOK_LAST) < 0 ? look.multipliedBy(2) : LOOK_LAST;
            pending = pending();
        }
        return pending;
    }

    private synchronized void refuseIfNothingRuns() {
        if (node == null && !listeners.get().all().isEmpty()) {
            throw new DataException(
                    "Nothing is delivered here that one could wait for. Call deliveries.start() before.");
        }
    }

    private synchronized boolean isBusy() {
        return node != null && node.isBusy();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException("Interrupted while deliveries were waited for.", e);
        }
    }

    /// The listeners that have something pending, and are neither paused nor unknown to all nodes.
    public List<ListenerLag> pending() {
        return lags().stream()
                .filter(lag -> lag.pending() > 0 && !lag.paused())
                .filter(lag -> lag.known() || isOurs(lag.listener()))
                .toList();
    }

    /// Also while this node does not come to say that it lives.
    private synchronized boolean isOurs(String listener) {
        return node != null
                && listeners.get().all().stream().anyMatch(one -> one.name().equals(listener));
    }

    /// How far every listener is that was ever known, by name. Reads what it counts.
    public List<ListenerLag> lags() {
        return call(connection -> Inspection.lags(connection, COUNT_MAX));
    }

    /// Deliveries that have not succeeded, by listener and position, without their history.
    ///
    /// @param state of them; all states if empty
    /// @param limit how many at the most, 1 to [#LIMIT_MAX]
    public List<StoppedDelivery> list(Optional<DeliveryState> state, int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "A limit of %d is not between 1 and %d.".formatted(limit, LIMIT_MAX));
        }
        return call(connection -> Inspection.list(connection, state, limit));
    }

    /// One of them, with its history.
    public Optional<StoppedDelivery> find(String listener, long position) {
        return call(connection -> Inspection.one(connection, listener, position));
    }

    /// Those of one emission, of all its listeners, without their history.
    ///
    /// @param emission its id
    public List<StoppedDelivery> stopped(UUID emission) {
        return call(connection -> Inspection.ofEmission(connection, emission));
    }

    /// Tries a delivery again at once, dead or not, with all attempts that its listener allows.
    /// What waits behind it follows when it succeeds. Who did it is kept, if the current origin
    /// says.
    ///
    /// @return whether there is one that can be tried
    public boolean retry(String listener, long position) {
        return changed(call(connection -> Intervention.retry(connection, listener, position)));
    }

    /// Replaces the payload of a dead delivery, and tries it again. The event in the log stays as
    /// it was, and so does what other listeners get; the payload before is kept, with who replaced
    /// it. It keeps its place: its key is the one that it had.
    ///
    /// Who does it must be known: [unisono.events.Origin#current()] says, for [#retry] and [#drop],
    /// too.
    ///
    /// @param json of the version that is stored: it goes through the upcasters, as before, and
    ///   through all that validates payloads when they are delivered
    /// @return whether there is a dead one
    /// @throws NewerPayload if a later release wrote it
    /// @throws DataException if that cannot be read as the event's payload, nobody here is the
    ///   listener, or nobody says who edits
    public boolean edit(String listener, long position, String json) {
        var editing = new Editing(listeners.get(), payloads);
        return changed(call(connection -> editing.edit(connection, listener, position, json)));
    }

    /// What was done about a delivery by hand, the oldest first, at most 1,000; also when it was
    /// dropped.
    public List<DeliveryIntervention> interventions(String listener, long position) {
        return call(connection -> Inspection.interventions(connection, listener, position));
    }

    /// Which durable listeners wait on this node because what they talk to is down, and which do
    /// not, by name; empty when deliveries do not run here. Asks nobody.
    public synchronized List<ListenerCircuit> circuits() {
        var running = node;
        return running == null ? List.of() : running.circuits();
    }

    /// Drops a delivery for ever. What waits behind it follows. Its history stays.
    ///
    /// @return whether it was there
    public boolean drop(String listener, long position) {
        return changed(call(connection -> Intervention.drop(connection, listener, position)));
    }

    /// Delivers nothing more to a listener, on all nodes, until it is resumed; what runs comes to
    /// its end. Nodes that do not hear of it at once do after a third of their lease.
    ///
    /// @return whether there is such a listener
    public boolean pause(String listener) {
        return changed(call(connection -> Intervention.pause(connection, listener, true)));
    }

    /// Delivers to a listener again that was paused.
    ///
    /// @return whether there is such a listener
    public boolean resume(String listener) {
        return changed(call(connection -> Intervention.pause(connection, listener, false)));
    }

    /// Pauses all listeners of a module that are known by now, as [#pause] does.
    ///
    /// @return how many there are
    /// @throws DataException if no listener of such a module was ever known
    public int pauseModule(String module) {
        return modulePaused(module, true);
    }

    /// Delivers again to all listeners of a module, also to those that were paused by themselves.
    ///
    /// @return how many there are
    /// @throws DataException if no listener of such a module was ever known
    public int resumeModule(String module) {
        return modulePaused(module, false);
    }

    private int modulePaused(String module, boolean pauses) {
        int found = call(connection -> Intervention.pauseModule(connection, module, pauses));
        changed(true);
        return found;
    }

    /// Forgets a listener that is no more, with everything that was kept for it. One that comes
    /// back under the name is new.
    ///
    /// @return whether it was known, and to no node that lives
    public boolean forget(String listener) {
        return call(connection -> Intervention.forget(connection, listener));
    }

    /// Empties what nobody needs any more. Nodes do so by themselves.
    public void tidy() {
        try {
            database.get()
                    .read(connection -> {
                        Tidying.tidy(connection);
                        return true;
                    });
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private synchronized boolean changed(boolean found) {
        var running = node;
        if (running != null) {
            running.changed();
        }
        return found;
    }

    private <T> T call(SqlCall<T> call) {
        try {
            return database.get().call(call);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static RuntimeException failed(SQLException e) {
        return new DatabaseUnavailable(
                "The database does not say how deliveries are: %s.".formatted(e.getMessage()), e);
    }
}
