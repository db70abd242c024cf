package unisono.data;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the event log.
///
/// @param position the place in the log: later rows have greater ones, with gaps
/// @param version that of the payload, for [Payloads#read]
/// @param emitter the emitter's simple name
/// @param payload as JSON
public record LoggedEmission(
        long position,
        UUID id,
        String name,
        int version,
        String module,
        String emitter,
        String payload,
        Instant time,
        @Nullable UUID cause,
        UUID correlation) {}
