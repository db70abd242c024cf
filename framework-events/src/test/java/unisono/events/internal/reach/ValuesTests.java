package unisono.events.internal.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What cannot hide anything that emits.
final class ValuesTests {
    @Test
    void knowsValuesAndRecordsOfValues() {
        assertThat(
                        List.of(
                                int.class,
                                String.class,
                                Duration.class,
                                UUID.class,
                                URI.class,
                                TimeUnit.class,
                                Settings.class,
                                Chain.class))
                .allMatch(Values::isValue);
    }

    @Test
    void trustsNothingElse() {
        Runnable anything = () -> {};

        assertThat(
                        List.of(
                                Object.class,
                                BigDecimal.class,
                                List.class,
                                Object[].class,
                                Held.class,
                                anything.getClass()))
                .noneMatch(Values::isValue);
    }

    private record Settings(String name, Duration patience, Place place) {}

    private record Place(int row, TimeUnit unit) {}

    private record Chain(int ring, @Nullable Chain next) {}

    private record Held(String name, Runnable action) {}
}
