package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Wheel;
import unisono.events.Village.Sack;

/// What an event is about.
final class EventKeysTests {
    @Test
    void isTheTextOfWhatTheFunctionTakesFromThePayload() {
        assertThat(HotelApi.CLEANED.keyOf(new RoomCleaned(12))).isEqualTo("12");
        assertThat(HotelApi.CLEANED.version(2).keyOf(new RoomCleaned(12))).isEqualTo("12");
        assertThat(HotelApi.CLEANED.version(2).version()).isEqualTo(2);
    }

    @Test
    void isNoneWhereNothingIsSaidOrTheFunctionHasNone() {
        assertThat(Mill.FILLED.keyOf(new Sack(1))).isNull();
        assertThat(keyed(null).keyOf(new Sack(1))).isNull();
    }

    @Test
    void refusesAKeyThatIsEmptyOrTooLongOrWithControlCharacters() {
        assertThat(keyed("k".repeat(200)).keyOf(new Sack(1))).hasSize(200);
        assertThatThrownBy(() -> keyed("k".repeat(201)).keyOf(new Sack(1)))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "The key of mill.keyed has 201 characters, and there are 1 to 200. Use an id, or null for none.");
        assertThatThrownBy(() -> keyed("").keyOf(new Sack(1)))
                .hasMessageStartingWith("The key of mill.keyed has 0 characters");
        assertThatThrownBy(() -> keyed("a\nb").keyOf(new Sack(1)))
                .hasMessageStartingWith("The key of mill.keyed has control characters.");
    }

    @Test
    void isNotAskedForWhereThereIsNoLog() {
        var asked = new AtomicInteger();
        var event = EventName.of("mill.weighed", Sack.class).key(_ -> asked.incrementAndGet());
        var village =
                Village.with(
                        Mill.says(mill -> {
                            mill.emits(Wheel.class, event);
                            mill.local(Wheel.class, Miller.class).on(event, Miller::hear);
                        }));

        village.events().emit(Wheel.class, event, new Sack(1));

        assertThat(village.heard()).hasSize(1);
        assertThat(asked).hasValue(0);
    }

    private static EventName<Sack> keyed(@Nullable String key) {
        return EventName.of("mill.keyed", Sack.class).key(_ -> key);
    }

    interface HotelApi extends ModuleApi {
        EventName<RoomCleaned> CLEANED =
                EventName.of("hotel.room-cleaned", RoomCleaned.class).key(RoomCleaned::room);
    }

    record RoomCleaned(int room) {}
}
