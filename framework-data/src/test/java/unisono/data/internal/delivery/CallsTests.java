package unisono.data.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unisono.data.LoggedEmission;
import unisono.data.internal.metrics.DeliveryEvent;
import unisono.data.internal.metrics.Meters;
import unisono.events.Durability;
import unisono.events.DurableListener;
import unisono.events.EventName;
import unisono.events.StoredEmission;

/// What a handler takes is measured, and recorded when somebody wants to know.
final class CallsTests {
    private static final EventName<?> EVENT = EventName.of("test.done");
    private static final UUID ID = UUID.randomUUID();
    private static final StoredEmission EMISSION =
            new StoredEmission(EVENT, "x", "test", "Test", ID, Instant.EPOCH, null, ID);
    private static final LoggedEmission ROW =
            new LoggedEmission(
                    17,
                    ID,
                    "test.done",
                    1,
                    "test",
                    "Test",
                    null,
                    "secret",
                    Instant.EPOCH,
                    null,
                    ID,
                    null,
                    null,
                    null);

    @TempDir private Path directory;

    private record Listener(@Nullable Exception failure) implements DurableListener {
        @Override
        public String name() {
            return "test.listener";
        }

        @Override
        public String module() {
            return "test";
        }

        @Override
        public Durability durability() {
            return Durability.DEFAULT;
        }

        @Override
        public Set<EventName<?>> events() {
            return Set.of(EVENT);
        }

        @Override
        public boolean wants(StoredEmission emission) {
            return true;
        }

        @Override
        public @Nullable String key(StoredEmission emission) {
            return null;
        }

        @Override
        public void deliver(StoredEmission emission) throws Exception {
            if (failure != null) {
                throw failure;
            }
        }
    }

    @Test
    void isRecordedWithItsFailureAndWithoutItsPayload() throws Exception {
        var calls = new Calls(new Meters());
        var failure = new IOException("secret");

        List<RecordedEvent> events;
        try (var recording = new Recording()) {
            recording.enable("unisono.Delivery").withThreshold(Duration.ZERO);
            recording.enable("unisono.DeliveryFailed");
            recording.start();
            calls.call(new Listener(null), ROW, EMISSION, 1);
            assertThatThrownBy(() -> calls.call(new Listener(failure), ROW, EMISSION, 2))
                    .isSameAs(failure);
            calls.failed("test.listener", ROW, 2, failure);
            recording.stop();
            var file = directory.resolve("test.jfr");
            recording.dump(file);
            events = RecordingFile.readAllEvents(file);
        }

        assertThat(events)
                .extracting(event -> event.getEventType().getName())
                .containsExactly("unisono.Delivery", "unisono.Delivery", "unisono.DeliveryFailed");
        assertThat(events)
                .allSatisfy(event -> {
                    assertThat(event.getString("listener")).isEqualTo("test.listener");
                    assertThat(event.getString("event")).isEqualTo("test.done");
                    assertThat(event.getLong("position")).isEqualTo(17);
                    assertThat(event.toString()).doesNotContain("secret");
                });
        assertThat(events.getLast().getString("failure")).isEqualTo("java.io.IOException");
        assertThat(events.getLast().getInt("attempt")).isEqualTo(2);
    }

    @Test
    void costsNothingToSpeakOfWhileNobodyRecords() {
        long rounds = 10_000_000;
        double warm = perRound(rounds);

        double nanos = perRound(rounds);

        System.out.printf(
                "an event of Flight Recorder that nobody records: %.2f ns (%.2f cold)%n",
                nanos, warm);
        assertThat(nanos).isLessThan(50);
    }

    private static double perRound(long rounds) {
        long begun = 0;
        long begin = System.nanoTime();
        for (long i = 0; i < rounds; i++) {
            begun += DeliveryEvent.begun() == null ? 0 : 1;
        }
        assertThat(begun).isZero();
        return (double) (System.nanoTime() - begin) / rounds;
    }
}
