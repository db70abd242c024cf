package unisono.events.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who an emission is among all: made when somebody first asks, because most emissions are never
/// asked. Thread-safe.
final class Identity {
    private final @Nullable Identity cause;
    private final int depth;
    private final Source source;
    private @Nullable UUID id;
    private @Nullable Instant time;

    /// @param depth 1 for an emission that no other caused
    Identity(@Nullable Identity cause, int depth, Source source) {
        this.cause = cause;
        this.depth = depth;
        this.source = source;
    }

    int depth() {
        return depth;
    }

    /// A cause has a smaller id than what it led to.
    synchronized UUID id() {
        if (id == null) {
            if (cause != null) {
                var _ = cause.id();
            }
            id = source.ids().next();
            time = source.clock().instant();
        }
        return id;
    }

    synchronized Instant time() {
        var _ = id();
        return java.util.Objects.requireNonNull(time);
    }

    @Nullable UUID cause() {
        return cause == null ? null : cause.id();
    }

    UUID correlation() {
        return cause == null ? id() : cause.correlation();
    }

    /// Where ids and times come from.
    record Source(EmissionIds ids, InstantSource clock) {}
}
