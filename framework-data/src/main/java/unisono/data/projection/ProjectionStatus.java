package unisono.data.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How one generation of a projection is.
///
/// @param generation its number; none is given twice
/// @param version of the definition that it is folded by
/// @param inline whether emitters fold it in their transactions: then it is never behind
/// @param paused whether nobody folds it until it is resumed
/// @param stale whether the application has a later version than this, or hears other events: a
///   rebuild is due
/// @param known whether this application has such a projection
/// @param position up to where all of its parts are
/// @param lag how many events are still to be folded, [Projections#COUNT_MAX] at the most
/// @param behind the age of the oldest of them
/// @param folded how many events it has folded
/// @param aside how many are set aside
/// @param failedAt the position where a part of it stands still
/// @param failedKey the key of that event
/// @param error why
public record ProjectionStatus(
        String projection,
        String module,
        int generation,
        GenerationState state,
        int version,
        boolean inline,
        boolean paused,
        boolean stale,
        boolean known,
        int partitions,
        long position,
        long lag,
        Duration behind,
        long folded,
        long aside,
        @Nullable Long failedAt,
        @Nullable String failedKey,
        @Nullable String error) {}
