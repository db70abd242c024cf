package unisono.data.internal.projection;

import org.jspecify.annotations.Nullable;
import unisono.data.DataException;
import unisono.data.NewerPayload;
import unisono.data.projection.SetAsideEvent.Reason;

/// An event that is not folded now.
///
/// @param error null if it only waits
record Aside(LogRow row, Reason reason, @Nullable String error) {
    static Aside behind(LogRow row) {
        return new Aside(row, Reason.BEHIND, null);
    }

    static Aside newer(LogRow row, NewerPayload newer) {
        return new Aside(row, Reason.NEWER, String.valueOf(newer.getMessage()));
    }

    /// What a constructor or an upcaster says may quote the payload, which is somebody's data.
    static Aside unreadable(LogRow row, DataException failure) {
        var cause = failure.getCause();
        var why =
                cause == null
                        ? String.valueOf(failure.getMessage())
                        : "A payload of %s, version %d, cannot be read: the record, or an upcaster, refuses it with %s."
                                .formatted(row.name(), row.version(), cause.getClass().getName());
        return new Aside(row, Reason.UNREADABLE, why);
    }
}
