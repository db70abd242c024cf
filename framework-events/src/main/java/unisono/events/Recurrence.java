package unisono.events;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;

/// A recurring emission, as a manager declares it. See [RecurringBinding].
///
/// @param name unique in the application, and stored for ever
/// @param payload makes the payload of the time for which it is emitted
/// @param emitter on whose behalf it is emitted
/// @param at where it is declared, `CartEvents.java:14`
public record Recurrence(
        String name,
        EventName<?> event,
        Function<Instant, ?> payload,
        Class<?> emitter,
        Cron cron,
        ZoneId zone,
        CatchUp catchUp,
        String at) {}
