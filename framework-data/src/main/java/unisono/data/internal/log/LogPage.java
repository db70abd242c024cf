package unisono.data.internal.log;

import java.util.List;
import unisono.data.LoggedEmission;

/// What a reader gets at once.
///
/// @param rows in the order of their positions
/// @param horizon up to where everything is decided
/// @param next from where to read on: nothing new will ever appear at or below it
/// @param more whether there is more to be read now
/// @param pending whether more was drawn, and nobody knows yet what becomes of it
public record LogPage(
        List<LoggedEmission> rows, long horizon, long next, boolean more, boolean pending) {
    static LogPage of(List<LoggedEmission> rows, long horizon, long drawn, long after, int limit) {
        boolean full = rows.size() == limit;
        // A horizon may step back; what was read before stays read.
        long next = full ? rows.getLast().position() : Math.max(after, horizon);
        return new LogPage(
                List.copyOf(rows), horizon, next, full && next < horizon, horizon < drawn);
    }
}
