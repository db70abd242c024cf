package unisono.cli.internal.names;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads times as people type them.
public final class Times {
    private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})([smhd])");

    private static final Duration LONGEST = Duration.ofDays(36_525);

    private Times() {}

    /// A time with its offset, such as `2026-11-21T09:30:00Z`: what the clock on some wall shows
    /// would mean another moment on another machine.
    public static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// A duration from zero to 100 years: `90s`, `10m`, `2h`, `7d`, or as ISO 8601 has it, `PT10M`.
    public static Optional<Duration> duration(String text) {
        var parts = SHORT.matcher(text);
        if (parts.matches()) {
            long number = Long.parseLong(parts.group(1));
            return within(
                    switch (parts.group(2)) {
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    });
        }
        try {
            return within(Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> within(Duration it) {
        return Optional.of(it).filter(one -> !one.isNegative() && one.compareTo(LONGEST) <= 0);
    }
}
