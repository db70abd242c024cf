package unisono.data.internal.schedule;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import unisono.events.Origin;

/// A row that is due.
///
/// @param schedule of an occurrence, which has no payload yet
/// @param json the payload; null of an occurrence
record DueTimer(
        long id,
        Instant plannedFor,
        int attempts,
        String event,
        int version,
        String module,
        String emitter,
        @Nullable String schedule,
        @Nullable String json,
        @Nullable UUID cause,
        @Nullable UUID correlation,
        Origin origin) {}
