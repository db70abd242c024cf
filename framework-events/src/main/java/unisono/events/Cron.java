package unisono.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Times that recur, as cron writes them (POSIX, crontab): minute, hour, day of the month, month,
/// day of the week.
///
/// A field is `*`, or a list with commas of values and ranges, `1,5-9`; `/` and a number behind `*`
/// or a range takes every so manieth, `*/15`. Months and days of the week have names, `jan`, `mon`,
/// in any case; Sunday is 0 and 7. Where both days are said, and neither is `*`, a day that is one
/// of both is enough. Short forms are `@yearly`, `@annually`, `@monthly`, `@weekly`, `@daily`,
/// `@midnight` and `@hourly`. There are no seconds, and nothing of what only some crons know (`L`,
/// `W`, `#`, `?`).
///
/// **When clocks change.** What has every hour (`*`, `0-23`) goes by the time that passes: nothing
/// is left out or made up for, and in the hour that comes twice it is twice. For all others the
/// hour that comes twice counts once, the first time; and what falls into the hour that does not
/// exist is at the first moment after it, once.
///
/// Immutable.
public final class Cron {
    private static final Map<String, String> SHORT_FORMS =
            Map.of(
                    "@yearly", "0 0 1 1 *",
                    "@annually", "0 0 1 1 *",
                    "@monthly", "0 0 1 * *",
                    "@weekly", "0 0 * * 0",
                    "@daily", "0 0 * * *",
                    "@midnight", "0 0 * * *",
                    "@hourly", "0 * * * *");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> DAYS =
            List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final int FIELDS = 5;
    private static final int HOURS = 24;
    private static final int WEEK = 7;
    private static final int TEXT_MAX = 200;

    /// The 29th of February may be eight years away.
    private static final int YEARS_MAX = 9;

    private static final LocalDateTime ANY = LocalDateTime.of(2096, 3, 1, 0, 0);

    private final String text;
    private final CronField minutes;
    private final CronField hours;
    private final CronField days;
    private final CronField months;
    private final CronField weekdays;

    private Cron(String text, String[] fields) {
        this.text = text;
        minutes = CronField.parse("minute", fields[0], 0, 59, List.of());
        hours = CronField.parse("hour", fields[1], 0, 23, List.of());
        days = CronField.parse("day of the month", fields[2], 1, 31, List.of());
        months = CronField.parse("month", fields[3], 1, 12, MONTHS);
        weekdays = CronField.parse("day of the week", fields[4], 0, 7, DAYS);
    }

    /// Reads a text.
    ///
    /// @throws IllegalArgumentException if it is no such text, or names a day that never comes
    public static Cron parse(String text) {
        try {
            return parsed(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"%.200s\" is no cron text: %s Write minute, hour, day of the month, month and day of the week, as in \"30 3 * * mon-fri\"."
                            .formatted(text, e.getMessage()),
                    e);
        }
    }

    private static Cron parsed(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT);
        var fields = SHORT_FORMS.getOrDefault(plain, plain).split("\\s+", -1);
        if (fields.length != FIELDS || text.length() > TEXT_MAX) {
            throw new IllegalArgumentException(
                    plain.startsWith("@")
                            ? "this short form is not known."
                            : "it has %d fields, and there are five.".formatted(fields.length));
        }
        var cron = new Cron(text.strip(), fields);
        if (cron.nextLocal(ANY).isEmpty()) {
            throw new IllegalArgumentException("such a day never comes.");
        }
        return cron;
    }

    /// The first time that is later than another.
    ///
    /// @return empty only where the time zone's calendar ends
    public Optional<Instant> next(Instant after, ZoneId zone) {
        return hours.size() == HOURS ? nextPassing(after, zone) : nextByTheClock(after, zone);
    }

    /// Goes from one change of the clocks to the next.
    private Optional<Instant> nextPassing(Instant after, ZoneId zone) {
        var rules = zone.getRules();
        var begin = after;
        var local = LocalDateTime.ofInstant(after, rules.getOffset(after));
        while (true) {
            var offset = rules.getOffset(begin);
            var found = nextLocal(local).map(time -> time.toInstant(offset));
            var change = rules.nextTransition(begin);
            if (found.isEmpty() || change == null || found.get().isBefore(change.getInstant())) {
                return found;
            }
            begin = change.getInstant();
            local = change.getDateTimeAfter().minusMinutes(1);
        }
    }

    private Optional<Instant> nextByTheClock(Instant after, ZoneId zone) {
        var local = LocalDateTime.ofInstant(after, zone).minusMinutes(1);
        while (true) {
            var time = nextLocal(local);
            var found = time.map(one -> first(one, zone));
            if (found.isEmpty() || found.get().isAfter(after)) {
                return found;
            }
            local = time.orElseThrow();
        }
    }

    private static Instant first(LocalDateTime time, ZoneId zone) {
        var change = zone.getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(zone).toInstant();
    }

    /// The first minute that matches and is later than another, where every day has all hours once.
    private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
        var from = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        var date = from.toLocalDate();
        if (matches(date)) {
            int time = minuteOfDay(from.getHour(), from.getMinute());
            if (time >= 0) {
                return Optional.of(date.atTime(time / 60, time % 60));
            }
        }
        var last = date.plusYears(YEARS_MAX);
        do {
            date = date.plusDays(1);
            while (!months.has(date.getMonthValue())) {
                date = date.withDayOfMonth(1).plusMonths(1);
            }
        } while (!matches(date) && date.isBefore(last));
        return matches(date)
                ? Optional.of(date.atTime(hours.from(0), minutes.from(0)))
                : Optional.empty();
    }

    /// The first one at or after this, or -1 if it is over for the day.
    private int minuteOfDay(int hour, int minute) {
        int laterThisHour = hours.has(hour) ? minutes.from(minute) : -1;
        if (laterThisHour >= 0) {
            return hour * 60 + laterThisHour;
        }
        int laterHour = hours.from(hour + 1);
        return laterHour < 0 ? -1 : laterHour * 60 + minutes.from(0);
    }

    private boolean matches(LocalDate date) {
        boolean day = days.has(date.getDayOfMonth());
        int weekday = date.getDayOfWeek().getValue();
        boolean dayOfWeek = weekdays.has(weekday) || weekdays.has(weekday % WEEK);
        boolean either = !days.isStar() && !weekdays.isStar();
        return months.has(date.getMonthValue()) && (either ? day || dayOfWeek : day && dayOfWeek);
    }

    /// As it was written.
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
