package unisono.data;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import unisono.events.CatchUp;

/// Something that recurs.
///
/// @param known whether this application declares it; if not, it does not recur here
/// @param cron when, as it was written
/// @param next when it is emitted next; empty if never
/// @param last when an occurrence was last due and taken; null if never
public record RecurringEmission(
        String name,
        String event,
        String module,
        String cron,
        ZoneId zone,
        CatchUp catchUp,
        boolean known,
        boolean paused,
        Optional<Instant> next,
        @Nullable Instant last) {}
