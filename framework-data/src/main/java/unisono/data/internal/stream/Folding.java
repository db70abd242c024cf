package unisono.data.internal.stream;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import unisono.data.DataException;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateType;
import unisono.data.aggregate.AggregateType.Snapshots;
import unisono.data.internal.PayloadJson;

/// Makes the state of an aggregate of its snapshot and its events. Thread-safe.
final class Folding<A extends Aggregate<A, E>, E> {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final int NO_SHAPE = Integer.MIN_VALUE;

    private final A start;
    private final int shape;
    private final @Nullable ObjectReader states;
    private final Vocabulary<E> words;

    Folding(AggregateType<?, A, E> type, Vocabulary<E> words) {
        this.start = type.start();
        this.shape = type.snapshots().map(Snapshots::shape).orElse(NO_SHAPE);
        this.states =
                type.snapshots().isPresent()
                        ? PayloadJson.MAPPER.readerFor(TypeArguments.of(type).aggregate())
                        : null;
        this.words = words;
    }

    A start() {
        return start;
    }

    /// What was made.
    ///
    /// @param head that of the stream, whose version may be later than the state's
    /// @param folded the version of the snapshot that helped
    record Folded<A>(Head head, A state, int version, int folded) {}

    /// Reads a stream up to a version; null if there is none.
    @Nullable Folded<A> load(Connection connection, StreamKey key, int until) throws SQLException {
        var read = StreamReader.load(connection, key, shape, until);
        return read == null ? null : folded(connection, key, until, read);
    }

    /// Reads many streams; those that are there.
    Map<StreamKey, Folded<A>> loadAll(
            Connection connection, String kind, Collection<StreamKey> keys) throws SQLException {
        var all = new HashMap<StreamKey, Folded<A>>();
        for (var read : StreamReader.loadAll(connection, kind, keys, shape).entrySet()) {
            var key = read.getKey();
            all.put(key, folded(connection, key, Integer.MAX_VALUE, read.getValue()));
        }
        return all;
    }

    private Folded<A> folded(
            Connection connection, StreamKey key, int until, StreamReader.Read read)
            throws SQLException {
        if (read.head().snapshot() == null) {
            return fold(connection, key, until, read, start);
        }
        var state = state(key, read.head());
        if (state != null) {
            return fold(connection, key, until, read, state);
        }
        var whole =
                new StreamReader.Read(
                        Head.plain(read.head().number(), read.head().version()), List.of());
        return fold(connection, key, until, whole, start);
    }

    /// Null if it cannot be read: then the events tell.
    @SuppressWarnings("unchecked") // the reader is that of the type
    private @Nullable A state(StreamKey key, Head head) {
        if (states == null || head.snapshot() == null) {
            return null;
        }
        try {
            return (A) states.readValue(head.snapshot());
        } catch (JacksonException e) {
            LOGGER.warn(
                    "The snapshot of {} at version {} cannot be read, and is passed over: change the number of its shape when the record changes.",
                    key,
                    head.folded());
            return null;
        }
    }

    private Folded<A> fold(
            Connection connection, StreamKey key, int until, StreamReader.Read first, A from)
            throws SQLException {
        var head = first.head();
        int last = Math.min(head.version(), until);
        int version = head.folded();
        long behind = head.behind();
        var state = from;
        for (var page = first.events(); ; ) {
            for (var stored : page) {
                refuseGap(key, version, stored.version());
                state = applied(key, state, words.read(key, stored), ++version);
                behind = stored.position();
            }
            if (version >= last) {
                return new Folded<>(head, state, version, head.folded());
            }
            page = StreamReader.page(connection, head.number(), behind, last - version);
            refuseEnd(key, version, last, page);
        }
    }

    /// The next state.
    ///
    /// @param version of the event
    A applied(StreamKey key, A state, E event, int version) {
        try {
            return state.apply(event);
        } catch (RuntimeException e) {
            throw new DataException(
                    "Version %d of %s cannot be applied: %s.apply fails at %s (%s). What happened, happened: let commands refuse, and not apply."
                            .formatted(
                                    version,
                                    key,
                                    state.getClass().getSimpleName(),
                                    event.getClass().getSimpleName(),
                                    e),
                    e);
        }
    }

    private static void refuseGap(StreamKey key, int version, int next) {
        if (next != version + 1) {
            throw new DataException(
                    "Behind version %d of %s comes version %d in the log. Somebody has changed the log by hand, or dropped a part of it: restore it."
                            .formatted(version, key, next));
        }
    }

    private static void refuseEnd(StreamKey key, int version, int last, List<StoredEvent> page) {
        if (page.isEmpty()) {
            throw new DataException(
                    "The log has %s up to version %d, and its head says %d. Somebody has changed the log by hand, or dropped a part of it: restore it."
                            .formatted(key, version, last));
        }
    }
}
