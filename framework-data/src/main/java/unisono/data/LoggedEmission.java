package unisono.data;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the event log.
///
/// @param position the place in the log: later rows have greater ones, with gaps
/// @param version that of the payload, for [Payloads#read]
/// @param emitter the emitter's simple name
/// @param key what the event is about, [unisono.events.EventName#key]
/// @param payload as JSON
/// @param actor who asked for it, [unisono.events.Origin]
/// @param tenant for whom
/// @param traceparent the place in a distributed trace
public record LoggedEmission(
        long position,
        UUID id,
        String name,
        int version,
        String module,
        String emitter,
        @Nullable String key,
        String payload,
        Instant time,
        @Nullable UUID cause,
        UUID correlation,
        @Nullable String actor,
        @Nullable String tenant,
        @Nullable String traceparent) {}
