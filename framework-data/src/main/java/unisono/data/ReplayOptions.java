package unisono.data;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What of the log a replay takes, and how. Start from [#DEFAULTS].
///
/// @param to the last position, at least 1; by default as far as the log is decided when the replay
///   starts
/// @param rateMax how many events a second at the most, 1 to 1,000,000; 0, the default, for as many
///   as there can be
/// @param events names of events; empty, the default, for all that the listener hears
/// @param key replays only events of this key, which is that of their names (`EventName.key`);
///   null, the default, for all
/// @param skipping what becomes of a delivery that has failed as often as its listener allows: it
///   is left out and kept as a failure; by default, false, the replay stops at it
public record ReplayOptions(
        long to, int rateMax, Set<String> events, @Nullable String key, boolean skipping) {
    private static final int RATE_MAX = 1_000_000;

    /// Everything up to now, as fast as it goes, to the first failure.
    public static final ReplayOptions DEFAULTS =
            new ReplayOptions(Long.MAX_VALUE, 0, Set.of(), null, false);

    /// Checks the limits.
    ///
    /// @throws IllegalArgumentException if one of them is passed
    public ReplayOptions {
        if (to < 1) {
            throw new IllegalArgumentException(
                    "A replay cannot end at %d: positions begin at 1.".formatted(to));
        }
        if (rateMax < 0 || rateMax > RATE_MAX) {
            throw new IllegalArgumentException(
                    "%d events a second are not between 1 and %d, nor 0 for no limit."
                            .formatted(rateMax, RATE_MAX));
        }
        events = Set.copyOf(events);
    }

    /// The same up to a position, that included.
    public ReplayOptions to(long last) {
        return new ReplayOptions(last, rateMax, events, key, skipping);
    }

    /// The same with so many events a second at the most.
    public ReplayOptions rateMax(int eventsPerSecond) {
        return new ReplayOptions(to, eventsPerSecond, events, key, skipping);
    }

    /// The same for some of the events that the listener hears.
    public ReplayOptions events(Set<String> names) {
        return new ReplayOptions(to, rateMax, names, key, skipping);
    }

    /// The same for the events of one key.
    public ReplayOptions key(String only) {
        return new ReplayOptions(to, rateMax, events, only, skipping);
    }

    /// The same, leaving out what fails.
    public ReplayOptions skipFailures() {
        return new ReplayOptions(to, rateMax, events, key, true);
    }
}
