package unisono.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An emission as it was read from where it was stored.
///
/// @param module the emitter's
/// @param emitter the emitter's simple name
public record StoredEmission(
        EventName<?> event,
        Object payload,
        String module,
        String emitter,
        UUID id,
        Instant time,
        @Nullable UUID cause,
        UUID correlation) {}
