package unisono.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be emitted later.
///
/// @param module the emitter's
/// @param emitter the emitter's simple name
/// @param cause the emission whose delivery planned it; null if there was none
/// @param correlation the first of that chain; null if there was none
public record PlannedEmission(
        EventName<?> event,
        Object payload,
        String module,
        String emitter,
        @Nullable UUID cause,
        @Nullable UUID correlation) {}
