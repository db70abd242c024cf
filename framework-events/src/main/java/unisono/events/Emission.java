package unisono.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event as it was emitted.
///
/// @param id unique, a UUIDv7: later ones of one process are greater
/// @param payload what the event carries, or [NoPayload#NO_PAYLOAD]
/// @param emitter the class on whose behalf it was emitted
/// @param module the name of the emitter's module
/// @param time by the application's clock
/// @param cause the emission whose delivery led to this one; null for the first of a chain
/// @param correlation the id of the first emission of the chain
public record Emission(
        UUID id,
        EventName<?> event,
        Object payload,
        Class<?> emitter,
        String module,
        Instant time,
        @Nullable UUID cause,
        UUID correlation) {}
