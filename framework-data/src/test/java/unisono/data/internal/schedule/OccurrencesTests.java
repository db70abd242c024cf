package unisono.data.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import unisono.events.CatchUp;
import unisono.events.Cron;

/// What is emitted of that which recurs, on time and late.
final class OccurrencesTests {
    private static final Instant THREE = Instant.parse("2026-05-04T03:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static Occurrences at(String cron, CatchUp policy, Instant first, Instant now) {
        return Occurrences.of(Cron.parse(cron), ZoneOffset.UTC, policy, first, now);
    }

    @Test
    void areOneWhenSomebodyIsInTimeWhateverThePolicy() {
        for (var policy : CatchUp.values()) {
            var occurrences = at("0 3 * * *", policy, THREE, THREE.plusSeconds(2));

            assertThat(occurrences).isEqualTo(new Occurrences(List.of(THREE), THREE.plus(DAY)));
        }
    }

    @Test
    void areNoneWhenTheyAreMissedAndToBeSkipped() {
        var now = THREE.plus(DAY).plusSeconds(61);

        assertThat(at("0 3 * * *", CatchUp.SKIP, THREE, now))
                .isEqualTo(new Occurrences(List.of(), THREE.plus(DAY).plus(DAY)));
    }

    @Test
    void areTheLastOneWhenSkippedOnesCameBeforeIt() {
        var now = THREE.plus(DAY).plusSeconds(59);

        assertThat(at("0 3 * * *", CatchUp.SKIP, THREE, now).due())
                .containsExactly(THREE.plus(DAY));
    }

    @Test
    void areTheLastOneForAllThatWereMissed() {
        var now = THREE.plus(DAY.multipliedBy(200)).plusSeconds(7_200);

        assertThat(at("0 3 * * *", CatchUp.ONCE, THREE, now))
                .isEqualTo(
                        new Occurrences(
                                List.of(THREE.plus(DAY.multipliedBy(200))),
                                THREE.plus(DAY.multipliedBy(201))));
        assertThat(at("* * * * *", CatchUp.ONCE, THREE, now).due()).containsExactly(now);
        assertThat(at("0 3 4 5 *", CatchUp.ONCE, THREE, now).due()).containsExactly(THREE);
    }

    @Test
    void areAllWhenEveryOneCounts() {
        var now = THREE.plus(DAY.multipliedBy(3));

        assertThat(at("0 3 * * *", CatchUp.EVERY, THREE, now).due())
                .containsExactly(
                        THREE,
                        THREE.plus(DAY),
                        THREE.plus(DAY.multipliedBy(2)),
                        THREE.plus(DAY.multipliedBy(3)));
    }

    @Test
    void areLimitedForEachTurn() {
        var occurrences = at("* * * * *", CatchUp.EVERY, THREE, THREE.plus(DAY));

        assertThat(occurrences.due()).hasSize(Occurrences.MOST);
        assertThat(occurrences.next()).isEqualTo(THREE.plus(Duration.ofMinutes(Occurrences.MOST)));
    }
}
