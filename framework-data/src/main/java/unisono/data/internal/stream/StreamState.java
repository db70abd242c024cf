package unisono.data.internal.stream;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.StaleAggregate;
import unisono.data.aggregate.Versioned;

/// One stream in one transaction: what was read of it, and what was appended since. One thread.
final class StreamState<A extends Aggregate<A, E>, E> {
    private final StreamKey key;
    private final Folding<A, E> folding;
    private final int stored;
    private final boolean seenElsewhere;
    private final List<E> unfolded = new ArrayList<>(0);
    private @Nullable A state;
    private int folded;
    private long number;
    private int version;

    private StreamState(
            StreamKey key, Folding<A, E> folding, long number, int stored, boolean seenElsewhere) {
        this.key = key;
        this.folding = folding;
        this.number = number;
        this.stored = stored;
        this.version = stored;
        this.seenElsewhere = seenElsewhere;
    }

    /// Reads all of it.
    static <A extends Aggregate<A, E>, E> StreamState<A, E> load(
            StreamKey key, Folding<A, E> folding, Connection connection) throws SQLException {
        return of(key, folding, folding.load(connection, key, Integer.MAX_VALUE));
    }

    /// What was read of it, or that there was nothing.
    static <A extends Aggregate<A, E>, E> StreamState<A, E> of(
            StreamKey key, Folding<A, E> folding, Folding.@Nullable Folded<A> read) {
        if (read == null) {
            return absent(key, folding, false);
        }
        var head = read.head();
        var loaded = new StreamState<>(key, folding, head.number(), head.version(), false);
        loaded.state = read.state();
        loaded.folded = read.folded();
        return loaded;
    }

    /// One of which somebody says that it is not there.
    static <A extends Aggregate<A, E>, E> StreamState<A, E> absent(
            StreamKey key, Folding<A, E> folding, boolean seenElsewhere) {
        var absent = new StreamState<>(key, folding, 0, 0, seenElsewhere);
        absent.state = folding.start();
        return absent;
    }

    /// One of which somebody has seen the version, before this transaction. Its events are not
    /// read.
    static <A extends Aggregate<A, E>, E> StreamState<A, E> seen(
            StreamKey key, Folding<A, E> folding, int expected, Connection connection)
            throws SQLException {
        var head = StreamReader.head(connection, key);
        if (head == null || head.version() != expected) {
            throw new StaleAggregate(
                    key.kind(), key.id(), expected, head == null ? 0 : head.version(), null);
        }
        return new StreamState<>(key, folding, head.number(), expected, true);
    }

    StreamKey key() {
        return key;
    }

    /// That of the stream; 0 for one that nobody has numbered yet.
    long number() {
        return number;
    }

    void number(long drawn) {
        number = drawn;
    }

    /// The version that was read.
    int stored() {
        return stored;
    }

    /// The version that it has in this transaction.
    int version() {
        return version;
    }

    boolean isAppendedTo() {
        return version > stored;
    }

    /// Whether the version was seen before the transaction: then to repeat it does not help.
    boolean isSeenElsewhere() {
        return seenElsewhere;
    }

    /// Whether the events are there of which a state can be made without reading.
    boolean isFolded() {
        return state != null;
    }

    /// Reads what is missing of the state.
    ///
    /// @throws StaleAggregate if somebody else has appended meanwhile
    void fold(Connection connection) throws SQLException {
        var read = folding.load(connection, key, stored);
        int found = read == null ? 0 : read.head().version();
        if (read == null || found != stored) {
            throw new StaleAggregate(key.kind(), key.id(), stored, found, null);
        }
        var next = read.state();
        int at = stored;
        for (var event : unfolded) {
            next = folding.applied(key, next, event, ++at);
        }
        unfolded.clear();
        folded = read.folded();
        state = next;
    }

    /// Appends, as far as this transaction goes.
    void take(List<? extends E> events) {
        var known = state;
        if (known == null) {
            unfolded.addAll(events);
        } else {
            int at = version;
            for (var event : events) {
                known = folding.applied(key, known, event, ++at);
            }
            state = known;
        }
        version += events.size();
    }

    /// What it is now. It must be folded.
    Versioned<A> versioned() {
        var known = state;
        if (known == null) {
            throw new IllegalStateException("The events of " + key + " were not read.");
        }
        return new Versioned<>(known, version);
    }

    /// Its state, if it is known and so many events have come since the last snapshot.
    @Nullable Object dueForSnapshot(int every) {
        return isAppendedTo() && version - folded >= every ? state : null;
    }
}
