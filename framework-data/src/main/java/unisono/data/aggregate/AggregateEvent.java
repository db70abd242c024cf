package unisono.data.aggregate;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event in the history of an aggregate.
///
/// @param version that of the aggregate after it, from 1
/// @param event the payload, as it is today
/// @param name the text of the event
/// @param position its place in the log
/// @param actor who asked for it, [unisono.events.Origin]
public record AggregateEvent<E>(
        int version,
        E event,
        String name,
        long position,
        UUID id,
        Instant time,
        @Nullable UUID cause,
        UUID correlation,
        @Nullable String actor) {}
