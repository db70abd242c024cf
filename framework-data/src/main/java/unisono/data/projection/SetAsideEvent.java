package unisono.data.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event that a projection did not fold.
///
/// @param event its name
/// @param version of its payload
/// @param error why it could not be read; nothing of the payload is in it. Null if it only waits
public record SetAsideEvent(
        String projection,
        int generation,
        long position,
        String event,
        int version,
        @Nullable String key,
        Reason reason,
        @Nullable String error,
        Instant at) {
    /// Why it was set aside.
    public enum Reason {
        /// A later release wrote it. A node that can read it folds it by itself.
        NEWER,
        /// It cannot be read.
        UNREADABLE,
        /// The fold failed, and somebody said that it be skipped.
        SKIPPED,
        /// It waits behind another one of its key.
        BEHIND
    }
}
