package unisono.data;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import unisono.data.internal.LazyDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.SqlCall;
import unisono.data.internal.Units;
import unisono.data.internal.replay.Rehearsal;
import unisono.data.internal.replay.ReplayTable;
import unisono.events.Durability.Effects;
import unisono.events.DurableListener;
import unisono.events.DurableListeners;

/// Has one durable listener hear again what is still in the log.
///
/// **A replay runs effects again**, because somebody wishes it. For a read model that is emptied
/// first, that is the point; a listener that sends letters sends them once more. No other listener
/// hears anything, but what the replayed one emits is new, and reaches everybody. What was
/// delivered before is not looked at: an event that is still pending for the listener is delivered
/// by both. To rebuild a table, pause the listener, [Deliveries#drain] it before, or replay [up
/// to][ReplayOptions#to(long)] what it had done.
///
/// Effects in the database happen **exactly once per replay**, whatever crashes: they commit
/// together with the note of how far it is. Effects outside happen at least once, again for at most
/// about the last 20 ms before a crash. If the listener has a key, its events come in order; else
/// in parallel. Batches and conditions are those of ordinary deliveries.
///
/// The work is done by a node whose deliveries are [started][Deliveries#start()], one at a time for
/// each replay; another one goes on when it ends or its lease is over. It uses at most half of the
/// pool. What fails is tried as often as the listener allows, with pauses of at most 5 seconds, and
/// the events of its lane (a sixteenth of the keys) wait meanwhile; then the replay stops, or
/// leaves it out, as [ReplayOptions#skipping] says. Nothing of it appears among the ordinary
/// deliveries. What cannot be read is not tried again. While the database does not answer, it
/// waits.
///
/// Pausing a listener does not pause its replay. Thread-safe.
public final class Replays {
    /// The most that [#list], [#failures] and [#dryRun] take at once.
    public static final int LIMIT_MAX = 10_000;

    private final LazyDatabase database;
    private final PayloadReader payloads;
    private final Units units;
    private final Supplier<DurableListeners> listeners;
    private final Deliveries deliveries;

    Replays(
            LazyDatabase database,
            Units units,
            PayloadReader payloads,
            Supplier<DurableListeners> listeners,
            Deliveries deliveries) {
        this.database = database;
        this.units = units;
        this.payloads = payloads;
        this.listeners = listeners;
        this.deliveries = deliveries;
    }

    /// Starts a replay. A node that delivers begins with it at once if it is this one, else within
    /// a third of its lease. Finding a time costs some forty look-ups in an index, and reading an
    /// hour of the log.
    ///
    /// @param listener its stable name
    /// @return the replay's id
    /// @throws DataException if the listener is unknown here or was never started, if it has a
    ///   replay that is not over, or if it does not hear an event that is asked for
    public long start(String listener, ReplayFrom from, ReplayOptions options) {
        var known = known(listener);
        long id = call(connection -> ReplayTable.start(connection, known, from, options));
        deliveries.replaysChanged();
        return id;
    }

    /// Tries what a replay would do, in a transaction that is rolled back, on this thread, and
    /// tells what it would have touched. Nobody else hears of it: listeners in the transaction and
    /// before the commit run, as they would, all later ones do not.
    ///
    /// Locks are held until the end, and numbers that were drawn from sequences are gone. What
    /// listeners do outside the database is done. After each event it asks the server once; rate
    /// and batches do not count.
    ///
    /// @param limit how many events at the most, 1 to [#LIMIT_MAX]
    /// @throws DataException if the effects of the listener are outside, where nothing can be
    ///   rolled back, or for the reasons of [#start]
    public DryRun dryRun(String listener, ReplayFrom from, ReplayOptions options, int limit) {
        check(limit);
        var known = known(listener);
        if (known.durability().effects() == Effects.OUTSIDE) {
            throw new DataException(
                    "The effects of %s are outside, where nothing can be rolled back. Only listeners with effects in the database can be tried."
                            .formatted(listener));
        }
        return new Rehearsal(database.get(), units, payloads, known).run(from, options, limit);
    }

    private DurableListener known(String listener) {
        var all = listeners.get().all();
        return all.stream()
                .filter(one -> one.name().equals(listener))
                .findFirst()
                .orElseThrow(() ->
                        new DataException(
                                "There is no durable listener %s here. There are %s."
                                        .formatted(
                                                listener,
                                                all.stream()
                                                        .map(DurableListener::name)
                                                        .sorted()
                                                        .toList())));
    }

    /// All replays, those that are over included, the newest first.
    ///
    /// @param limit how many at the most, 1 to [#LIMIT_MAX]
    public List<Replay> list(int limit) {
        check(limit);
        return call(connection -> ReplayTable.list(connection, limit));
    }

    /// One of them.
    public Optional<Replay> find(long id) {
        return call(connection -> ReplayTable.find(connection, id));
    }

    /// What a replay left out, in the order of the log.
    ///
    /// @param limit how many at the most, 1 to [#LIMIT_MAX]
    public List<ReplayFailure> failures(long id, int limit) {
        check(limit);
        return call(connection -> ReplayTable.failures(connection, id, limit));
    }

    /// Begins nothing more of a replay; what runs comes to its end. A node other than this one
    /// notices with its next event, or after a third of its lease.
    ///
    /// @return whether it was running
    public boolean pause(long id) {
        return changed(call(connection -> ReplayTable.pause(connection, id)));
    }

    /// Goes on with a replay that is paused, or that stopped: then with what failed.
    ///
    /// @return whether there was anything to resume
    public boolean resume(long id) {
        return changed(call(connection -> ReplayTable.resume(connection, id)));
    }

    /// Goes on with a replay that stopped, and leaves out what failed.
    ///
    /// @return whether it had stopped
    public boolean skip(long id) {
        return changed(call(connection -> ReplayTable.skip(connection, id)));
    }

    /// Ends a replay for ever. What it has done stays done.
    ///
    /// @return whether it was not over
    public boolean cancel(long id) {
        return changed(call(connection -> ReplayTable.cancel(connection, id)));
    }

    private static void check(int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "A limit of %d is not between 1 and %d.".formatted(limit, LIMIT_MAX));
        }
    }

    private boolean changed(boolean found) {
        deliveries.replaysChanged();
        return found;
    }

    private <T> T call(SqlCall<T> call) {
        try {
            return database.get().call(call);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The database does not say how replays are: %s.".formatted(e.getMessage()), e);
        }
    }
}
