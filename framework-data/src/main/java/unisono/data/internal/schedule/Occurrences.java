package unisono.data.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import unisono.events.CatchUp;
import unisono.events.Cron;

/// What is to be emitted now of something that recurs.
///
/// @param due times, the oldest first
/// @param next the time after those; null if there is none
record Occurrences(List<Instant> due, @Nullable Instant next) {
    /// More are left for the next turn.
    static final int MOST = 1_000;

    /// Nobody is quite in time.
    private static final Duration LATE = Duration.ofMinutes(1);

    /// How far to look back for the last one, without counting from the first.
    private static final List<Duration> BACK =
            List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(31));

    /// @param first a time of the cron that is over
    static Occurrences of(Cron cron, ZoneId zone, CatchUp policy, Instant first, Instant now) {
        return switch (policy) {
            case EVERY -> every(cron, zone, first, now);
            case ONCE -> only(List.of(last(cron, zone, first, now)), cron, zone, now);
            case SKIP -> {
                var last = last(cron, zone, first, now);
                boolean missed = last.isBefore(now.minus(LATE));
                yield only(missed ? List.of() : List.of(last), cron, zone, now);
            }
        };
    }

    private static Occurrences only(List<Instant> due, Cron cron, ZoneId zone, Instant now) {
        return new Occurrences(due, cron.next(now, zone).orElse(null));
    }

    private static Occurrences every(Cron cron, ZoneId zone, Instant first, Instant now) {
        var due = new ArrayList<Instant>();
        @Nullable Instant next = first;
        while (next != null && !next.isAfter(now) && due.size() < MOST) {
            due.add(next);
            next = cron.next(next, zone).orElse(null);
        }
        return new Occurrences(List.copyOf(due), next);
    }

    private static Instant last(Cron cron, ZoneId zone, Instant first, Instant now) {
        for (var back : BACK) {
            var from = now.minus(back);
            var found = from.isAfter(first) ? cron.next(from, zone) : java.util.Optional.of(first);
            if (found.isPresent() && !found.get().isAfter(now)) {
                return lastFrom(cron, zone, found.get(), now);
            }
        }
        return lastFrom(cron, zone, first, now);
    }

    private static Instant lastFrom(Cron cron, ZoneId zone, Instant found, Instant now) {
        var last = found;
        var next = cron.next(last, zone);
        while (next.isPresent() && !next.get().isAfter(now)) {
            last = next.get();
            next = cron.next(last, zone);
        }
        return last;
    }
}
