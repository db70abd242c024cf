package unisono.data.internal.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import unisono.data.DataException;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateType.Snapshots;
import unisono.data.aggregate.StaleAggregate;
import unisono.data.internal.log.LastWrite;
import unisono.data.internal.log.LogEntry;
import unisono.events.Emission;

/// The streams that one transaction has read and appended to. One thread.
///
/// All events of a command have happened when the first one is emitted. What a listener of the
/// first appends in turn comes behind the last: [#place] puts the events of a command next to each
/// other into the log, so that the order of a stream is that of its positions.
public final class UnitStreams {
    /// What was only read is forgotten when there is more of it.
    private static final int READ_MAX = 10_000;

    private final Map<StreamKey, StreamState<?, ?>> states = new HashMap<>();
    private final Map<StreamKey, Snapshots> snapshots = new HashMap<>(0);
    private @Nullable Announced announced;

    /// Of a new transaction: none.
    public UnitStreams() {}

    /// One that was read or appended to before.
    @SuppressWarnings("unchecked") // a key has the name of one type
    <A extends Aggregate<A, E>, E> @Nullable StreamState<A, E> known(StreamKey key) {
        return (StreamState<A, E>) states.get(key);
    }

    <S extends StreamState<?, ?>> S keep(S state) {
        if (states.size() >= READ_MAX) {
            states.values().removeIf(one -> !one.isAppendedTo());
        }
        states.put(state.key(), state);
        return state;
    }

    /// Has a snapshot written with the commit, if one is due by then.
    void snapshot(StreamKey key, Snapshots policy) {
        snapshots.put(key, policy);
    }

    /// Emits an event, which must come into the log before that returns.
    LogEntry emitting(Announced next, Runnable emission) {
        var outer = announced;
        announced = next;
        try {
            emission.run();
            return next.taken();
        } finally {
            announced = outer;
        }
    }

    /// Puts an emission into the log: where it belongs, if it was announced.
    ///
    /// @return whether it was
    public boolean place(Emission emission, List<LogEntry> log) {
        var next = announced;
        if (next == null || !next.isThis(emission)) {
            return false;
        }
        var entry = next.entry(emission);
        var before = next.before();
        log.add(before == null ? log.size() : log.lastIndexOf(before) + 1, entry);
        return true;
    }

    /// An aggregate's event belongs to its stream.
    public static void refuseStray(Emission emission) {
        if (Aggregate.class.isAssignableFrom(emission.emitter())) {
            throw new DataException(
                    "%s was emitted by hand in the name of the aggregate %s, and would be missing from its stream. Let its store do so: store.change(id, …)."
                            .formatted(emission.event(), emission.emitter().getSimpleName()));
        }
    }

    /// What goes with the commit: the heads, in an order in which nobody waits for each other in a
    /// circle, and the snapshots.
    public List<LastWrite> writes() {
        var writes = new ArrayList<LastWrite>();
        addUnlessEmpty(
                writes,
                appended(
                        one -> one.stored() == 0,
                        Comparator.comparing((StreamState<?, ?> one) -> one.key().tenant())
                                .thenComparing(one -> one.key().kind())
                                .thenComparing(one -> one.key().id())),
                OpenedHeads::new);
        addUnlessEmpty(
                writes,
                appended(one -> one.stored() > 0, Comparator.comparingLong(StreamState::number)),
                MovedHeads::new);
        addUnlessEmpty(writes, dueSnapshots(), SnapshotWrite::new);
        return writes;
    }

    private List<StreamState<?, ?>> appended(
            Predicate<StreamState<?, ?>> which, Comparator<StreamState<?, ?>> order) {
        return states.values().stream()
                .filter(StreamState::isAppendedTo)
                .filter(which)
                .sorted(order)
                .toList();
    }

    private List<SnapshotWrite.Row> dueSnapshots() {
        return snapshots.entrySet().stream()
                .map(entry -> SnapshotWrite.Row.of(states.get(entry.getKey()), entry.getValue()))
                .flatMap(Stream::ofNullable)
                .sorted(Comparator.comparingLong(SnapshotWrite.Row::stream))
                .toList();
    }

    private static <T> void addUnlessEmpty(
            List<LastWrite> writes, List<T> rows, Function<List<T>, LastWrite> write) {
        if (!rows.isEmpty()) {
            writes.add(write.apply(rows));
        }
    }

    /// What a failed commit means, if it failed because of a head; else itself.
    public RuntimeException explained(RuntimeException failure) {
        var refusal = HeadRefusal.in(failure);
        if (refusal == null) {
            return failure;
        }
        return states.values().stream()
                .filter(one -> one.number() == refusal.stream() && one.isAppendedTo())
                .findFirst()
                .<RuntimeException>map(one -> stale(one, refusal.found(), failure))
                .orElse(failure);
    }

    /// Without its cause nobody takes it for something that a repetition mends.
    private static StaleAggregate stale(
            StreamState<?, ?> state, int found, RuntimeException failure) {
        return new StaleAggregate(
                state.key().kind(),
                state.key().id(),
                state.stored(),
                found,
                state.isSeenElsewhere() ? null : failure);
    }
}
