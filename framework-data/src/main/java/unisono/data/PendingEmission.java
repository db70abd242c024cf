package unisono.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An emission in the future, or one that failed when it was due.
///
/// @param event its name
/// @param module of the class that planned it
/// @param emitter that class, by its simple name
/// @param name by which its emitter can change it; null if it has none
/// @param schedule of which it is an occurrence; null if it was planned by hand
/// @param plannedFor when it was to be emitted
/// @param due when it is emitted, or tried again; means nothing once it has failed
/// @param failed whether it failed as often as it is tried, and waits for somebody's help
/// @param attempts how many failed since it was planned, or moved
/// @param error the last failure, with its stack trace, at most 4,000 characters; null in lists
public record PendingEmission(
        long id,
        String event,
        String module,
        String emitter,
        @Nullable String name,
        @Nullable String schedule,
        Instant plannedFor,
        Instant due,
        boolean failed,
        int attempts,
        @Nullable String error) {}
