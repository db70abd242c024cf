package unisono.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A replay, and how far it is.
///
/// @param first position that it takes
/// @param last position that it takes
/// @param position everything up to here is done, beside what was left out
/// @param done how many events were handled
/// @param skipped how many were left out because they failed: see [Replays#failures]
/// @param node whether a node works on it now
/// @param failedAt where it stopped; null if it has not
/// @param error why it stopped; null if it has not
/// @param endedAt null while it is not over
public record Replay(
        long id,
        String listener,
        ReplayState state,
        long first,
        long last,
        long position,
        long done,
        long skipped,
        boolean node,
        @Nullable Long failedAt,
        @Nullable String error,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /// How many positions are left, those of others' events included.
    public long remaining() {
        return Math.max(0, last - position);
    }
}
