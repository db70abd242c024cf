package unisono.data.internal.stream;

import org.jspecify.annotations.Nullable;
import unisono.data.DataException;
import unisono.data.internal.log.LogEntry;
import unisono.events.Emission;
import unisono.events.EventName;

/// An event of an aggregate that is about to be emitted, and the place in its stream that it has.
/// One thread.
final class Announced {
    private final Class<?> emitter;
    private final EventName<?> event;
    private final Object payload;
    private final StreamKey key;
    private final long stream;
    private final int version;
    private final @Nullable LogEntry before;
    private @Nullable LogEntry entry;

    /// @param before the entry of the event before it, if that is of the same command
    Announced(
            Class<?> emitter,
            EventName<?> event,
            Object payload,
            StreamState<?, ?> state,
            int version,
            @Nullable LogEntry before) {
        this.emitter = emitter;
        this.event = event;
        this.payload = payload;
        this.key = state.key();
        this.stream = state.number();
        this.version = version;
        this.before = before;
    }

    /// Whether an emission is this event, on its way to the log.
    boolean isThis(Emission emission) {
        return entry == null
                && emission.event().equals(event)
                && emission.emitter().equals(emitter);
    }

    /// The entry of the log.
    ///
    /// @throws DataException if a middleware has replaced what it carries
    @SuppressWarnings("ReferenceEquality") // an equal one may serialize differently
    LogEntry entry(Emission emission) {
        if (emission.payload() != payload) {
            throw new DataException(
                    "A middleware has replaced what %s carries, at version %d of %s, and the aggregate has applied something else. Let it pass what aggregates emit: its emitter() is an Aggregate."
                            .formatted(event, version, key));
        }
        var made = LogEntry.of(emission, stream, version, key.id());
        entry = made;
        return made;
    }

    @Nullable LogEntry before() {
        return before;
    }

    /// What came into the log.
    ///
    /// @throws DataException if nothing did
    LogEntry taken() {
        var made = entry;
        if (made == null) {
            throw new DataException(
                    "%s did not reach the log, at version %d of %s: a middleware did not go on with it, and the aggregate has applied it. Let pass what aggregates emit: its emitter() is an Aggregate."
                            .formatted(event, version, key));
        }
        return made;
    }
}
