package unisono.data;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the log is decided: what reads it, such as durable delivery, has everything up to the
/// horizon and nothing beyond.
///
/// @param position the horizon: at or below it nothing new will appear
/// @param newest the last position that anybody drew
/// @param heldBy who appended and has not ended yet, the lowest horizon first, at most
///   [#HOLDERS_MAX]; seen a moment before the numbers, so that they may be done by then
public record Horizon(long position, long newest, List<Holder> heldBy) {
    /// The most holders that are told.
    public static final int HOLDERS_MAX = 100;

    /// Copies the list.
    public Horizon {
        heldBy = List.copyOf(heldBy);
    }

    /// How many positions are not decided, the rolled back among them included.
    public long behind() {
        return newest - position;
    }

    /// A transaction that keeps the horizon where it is, because it has appended and not ended.
    /// What belongs to another user is null, unless ours may read it (`pg_read_all_stats`).
    ///
    /// @param position where it keeps the horizon
    /// @param pid the server's process, for `pg_terminate_backend`; null for a prepared transaction
    /// @param user of the database
    /// @param application as it names itself; ours is `unisono`
    /// @param state as in `pg_stat_activity`, such as `active` or `idle in transaction`, or
    ///   `prepared`
    /// @param since when its transaction began, or was prepared
    /// @param query its last statement as the server shows it: what an application binds as
    ///   parameters is not in it, what somebody typed into it is
    public record Holder(
            long position,
            @Nullable Integer pid,
            @Nullable String user,
            @Nullable String application,
            @Nullable String state,
            @Nullable Instant since,
            @Nullable String query) {}
}
