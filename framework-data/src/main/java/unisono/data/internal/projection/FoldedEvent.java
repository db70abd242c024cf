package unisono.data.internal.projection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.log.LogEntry;
import unisono.data.projection.ProjectedEvent;
import unisono.events.EventName;

/// An event as a fold sees it.
record FoldedEvent<P>(
        EventName<P> name,
        P payload,
        UUID id,
        long position,
        Instant time,
        @Nullable String key,
        @Nullable String tenant,
        @Nullable String actor)
        implements ProjectedEvent<P> {
    private static final long NONE = -1;
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;
    private static final long NANOS_PER_MICRO = 1_000;

    /// Reads one from the log.
    ///
    /// @throws unisono.data.DataException if that cannot be
    static <P> FoldedEvent<P> read(PayloadReader payloads, EventName<P> name, LogRow row) {
        return new FoldedEvent<>(
                name,
                payloads.read(name, row.version(), row.payload()),
                row.id(),
                row.position(),
                row.time(),
                row.key(),
                row.tenant(),
                row.actor());
    }

    /// One that is being committed.
    static <P> FoldedEvent<P> of(EventName<P> name, LogEntry entry) {
        var emission = entry.emission();
        return new FoldedEvent<>(
                name,
                name.payloadType().cast(emission.payload()),
                emission.id(),
                NONE,
                asStored(emission.time()),
                entry.key(),
                entry.origin().tenant(),
                entry.origin().actor());
    }

    /// In microseconds, rounded as PostgreSQL rounds a text: what is folded now is to be what would
    /// be read from the log.
    private static Instant asStored(Instant time) {
        long micros = (long) Math.rint(time.getNano() / NANOS * MICROS);
        return Instant.ofEpochSecond(time.getEpochSecond(), micros * NANOS_PER_MICRO);
    }

    @Override
    public long position() {
        if (position == NONE) {
            throw new IllegalStateException(
                    "%s has no position before its transaction commits, and an inline projection folds it before. Let the fold do without, or take foldedInline() out of its definition."
                            .formatted(name));
        }
        return position;
    }
}
