package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What cron texts mean. In Berlin clocks go from 2:00 to 3:00 on the 29th of March 2026, and from
/// 3:00 back to 2:00 on the 25th of October.
final class CronTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant BEFORE_SPRING = Instant.parse("2026-03-28T12:00:00Z");
    private static final Instant BEFORE_AUTUMN = Instant.parse("2026-10-24T12:00:00Z");
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    30 3 * * *          | 2026-01-01T03:30 | 2026-01-02T03:30
                    */20 * * * *        | 2026-01-01T00:20 | 2026-01-01T00:40
                    5-15/5 9 * * *      | 2026-01-01T09:05 | 2026-01-01T09:10
                    0 0 1 * *           | 2026-02-01T00:00 | 2026-03-01T00:00
                    0 0 31 * *          | 2026-01-31T00:00 | 2026-03-31T00:00
                    0 0 29 2 *          | 2028-02-29T00:00 | 2032-02-29T00:00
                    0 8 * * mon-fri     | 2026-01-01T08:00 | 2026-01-02T08:00
                    0 8 * * SUN         | 2026-01-04T08:00 | 2026-01-11T08:00
                    0 8 * * 7           | 2026-01-04T08:00 | 2026-01-11T08:00
                    0 8 * * 5-7         | 2026-01-02T08:00 | 2026-01-03T08:00
                    0 0 13 * fri        | 2026-01-02T00:00 | 2026-01-09T00:00
                    15,45 10,22 * jan,Jul * | 2026-01-01T10:15 | 2026-01-01T10:45
                    @yearly             | 2027-01-01T00:00 | 2028-01-01T00:00
                    @monthly            | 2026-02-01T00:00 | 2026-03-01T00:00
                    @weekly             | 2026-01-04T00:00 | 2026-01-11T00:00
                    @daily              | 2026-01-02T00:00 | 2026-01-03T00:00
                    @Hourly             | 2026-01-01T01:00 | 2026-01-01T02:00
                    """)
    void saysWhen(String text, LocalDateTime first, LocalDateTime second) {
        assertThat(times(text, ZoneOffset.UTC, NEW_YEAR, 2))
                .containsExactly(first.toInstant(ZoneOffset.UTC), second.toInstant(ZoneOffset.UTC));
    }

    private static List<Instant> times(String text, ZoneId zone, Instant after, int count) {
        var cron = Cron.parse(text);
        var times = new ArrayList<Instant>();
        var last = after;
        for (int i = 0; i < count; i++) {
            last = cron.next(last, zone).orElseThrow();
            times.add(last);
        }
        return times;
    }

    private static List<String> berlin(String text, Instant after, int count) {
        return times(text, BERLIN, after, count).stream()
                .map(time -> time.atZone(BERLIN).toOffsetDateTime().toString())
                .toList();
    }

    @Test
    void movesWhatFallsIntoTheMissingHourToItsEnd() {
        assertThat(berlin("30 2 * * *", BEFORE_SPRING, 2))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00");
    }

    @Test
    void movesWhatFallsIntoTheMissingHourMoreThanOnceToOneMoment() {
        assertThat(berlin("0,20,40 2,3 * * *", BEFORE_SPRING, 4))
                .containsExactly(
                        "2026-03-29T03:00+02:00",
                        "2026-03-29T03:20+02:00",
                        "2026-03-29T03:40+02:00",
                        "2026-03-30T02:00+02:00");
    }

    @Test
    void countsTheHourThatComesTwiceOnce() {
        assertThat(berlin("0,30 2 * * *", BEFORE_AUTUMN, 3))
                .containsExactly(
                        "2026-10-25T02:00+02:00",
                        "2026-10-25T02:30+02:00",
                        "2026-10-26T02:00+01:00");
    }

    @Test
    void goesByTheTimeThatPassesWhereEveryHourIsMeant() {
        assertThat(berlin("30 * * * *", Instant.parse("2026-03-29T00:00:00Z"), 3))
                .containsExactly(
                        "2026-03-29T01:30+01:00",
                        "2026-03-29T03:30+02:00",
                        "2026-03-29T04:30+02:00");
        assertThat(berlin("*/30 * * * *", Instant.parse("2026-10-25T00:15:00Z"), 5))
                .containsExactly(
                        "2026-10-25T02:30+02:00",
                        "2026-10-25T02:00+01:00",
                        "2026-10-25T02:30+01:00",
                        "2026-10-25T03:00+01:00",
                        "2026-10-25T03:30+01:00");
    }

    @Test
    void knowsDaysThatAZoneLeftOut() {
        var apia = ZoneId.of("Pacific/Apia");

        assertThat(times("0 12 * * *", apia, Instant.parse("2011-12-29T20:00:00Z"), 2))
                .containsExactly(
                        Instant.parse("2011-12-29T22:00:00Z"),
                        Instant.parse("2011-12-30T10:00:00Z"));
    }

    /// Minute by minute, the slow way, where no clock changes.
    @Test
    void agreesWithAClockThatIsReadEveryMinute() {
        var random = new Random(17);
        for (int round = 0; round < 200; round++) {
            var text =
                    "%s %s %s %s %s"
                            .formatted(
                                    field(random, 0, 59),
                                    field(random, 0, 23),
                                    field(random, 1, 28),
                                    field(random, 1, 12),
                                    field(random, 0, 6));
            var start = NEW_YEAR.plus(random.nextInt(500_000), ChronoUnit.MINUTES);
            var next = Cron.parse(text).next(start, ZoneOffset.UTC).orElseThrow();

            assertThat(matches(text, next)).as("%s at %s", text, next).isTrue();
            long between = Math.min(50_000, ChronoUnit.MINUTES.between(start, next));
            for (long minute = 1; minute < between; minute++) {
                var time = start.plus(minute, ChronoUnit.MINUTES);
                assertThat(matches(text, time)).as("%s at %s", text, time).isFalse();
            }
        }
    }

    private static String field(Random random, int min, int max) {
        int value = min + random.nextInt(max - min + 1);
        return switch (random.nextInt(3)) {
            case 0 -> "*";
            case 1 -> String.valueOf(value);
            default -> value + "-" + max;
        };
    }

    private static boolean matches(String text, Instant time) {
        var fields = text.split(" ", -1);
        var at = time.atZone(ZoneOffset.UTC);
        boolean day = in(fields[2], at.getDayOfMonth());
        boolean weekday = in(fields[4], at.getDayOfWeek().getValue() % 7);
        boolean either = !fields[2].equals("*") && !fields[4].equals("*");
        return in(fields[0], at.getMinute())
                && in(fields[1], at.getHour())
                && in(fields[3], at.getMonthValue())
                && (either ? day || weekday : day && weekday);
    }

    private static boolean in(String field, int value) {
        if (field.equals("*")) {
            return true;
        }
        var ends = field.split("-", -1);
        return Integer.parseInt(ends[0]) <= value
                && value <= Integer.parseInt(ends[ends.length - 1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 8",
                "5/15 * * * *",
                "*/0 * * * *",
                "*/2/2 * * * *",
                "9-5 * * * *",
                "1- * * * *",
                "-1 * * * *",
                "a * * * *",
                "* * L * *",
                "* * ? * *",
                "* * * mon *",
                "0 0 30 2 *",
                "0 0 31 4,6 *",
                "@reboot",
                "1,,2 * * * *",
                "* * * * fri-mon"
            })
    void refusesWhatIsNoCronText(String text) {
        assertThatThrownBy(() -> Cron.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"%s\" is no cron text: ".formatted(text))
                .hasMessageEndingWith("as in \"30 3 * * mon-fri\".");
    }

    @Test
    void saysWhatIsWrongWithAText() {
        assertThatThrownBy(() -> Cron.parse("5/15 * * * *"))
                .hasMessage(
                        "\"5/15 * * * *\" is no cron text: the minute \"5/15\" is not understood, a step needs a range, as in 5-59/2. Write minute, hour, day of the month, month and day of the week, as in \"30 3 * * mon-fri\".");
        assertThatThrownBy(() -> Cron.parse("0 0 30 2 *"))
                .hasMessage(
                        "\"0 0 30 2 *\" is no cron text: such a day never comes. Write minute, hour, day of the month, month and day of the week, as in \"30 3 * * mon-fri\".");
    }
}
