package unisono.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Ids of emissions.
final class EmissionIdsTests {
    @Test
    void areVersionSevenOfTheClocksTime() {
        var now = Instant.parse("2026-11-21T10:00:00.123Z");

        var id = new EmissionIds(InstantSource.fixed(now)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
    }

    @Test
    void riseStrictlyAlsoWhenTheClockStandsStill() {
        var ids = new EmissionIds(InstantSource.fixed(Instant.EPOCH));

        var made = Stream.generate(() -> ids.next().toString()).limit(10_000).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void areUniqueOverManyThreads() {
        var ids = new EmissionIds(InstantSource.fixed(Instant.EPOCH));
        Set<UUID> made = ConcurrentHashMap.newKeySet();

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 20; thread++) {
                executor.execute(() -> Stream.generate(ids::next).limit(500).forEach(made::add));
            }
        }

        assertThat(made).hasSize(10_000);
    }

    @Test
    void differFromThoseOfAnotherProcessOfTheSameInstant() {
        var clock = InstantSource.fixed(Instant.EPOCH);

        assertThat(new EmissionIds(clock).next()).isNotEqualTo(new EmissionIds(clock).next());
    }
}
