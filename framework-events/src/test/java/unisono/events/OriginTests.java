package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Wheel;
import unisono.events.Village.Sack;

/// Where work comes from, and what may be said of it.
final class OriginTests {
    private static final String TRACEPARENT =
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void isThatOfTheWorkAroundAndNoneOutside() {
        var seen = new ArrayList<Origin>();
        var origin = new Origin("ann", "north", TRACEPARENT);

        Origin.run(
                origin,
                () -> {
                    seen.add(Origin.current());
                    Origin.run(Origin.NONE, () -> seen.add(Origin.current()));
                    seen.add(Origin.current());
                });

        assertThat(seen).containsExactly(origin, Origin.NONE, origin);
        assertThat(Origin.current()).isSameAs(Origin.NONE);
    }

    @Test
    void passesResultsAndExceptionsOfTheWork() {
        var failure = new IOException("fire");

        assertThat(Origin.<String, RuntimeException>call(Origin.NONE, () -> "done"))
                .isEqualTo("done");
        assertThatThrownBy(() ->
                        Origin.call(
                                Origin.NONE,
                                () -> {
                                    throw failure;
                                }))
                .isSameAs(failure);
    }

    @Test
    void staysWithTheEmissionsOfTheWork() {
        var diary = new ArrayList<String>();
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(
                                                Mill.FILLED,
                                                _ ->
                                                        diary.add(
                                                                String.valueOf(
                                                                        Origin.current()
                                                                                .actor())))));
        var counter = new Counter(village.events(), new Sack(1));
        var parcel = new Sack(3);

        var origin = new Origin("ann", "north", null);
        Origin.run(origin, () -> counter.take(parcel));

        assertThat(diary).containsExactly("ann");
    }

    @Test
    void isThatOfTheEmissionForAsynchronousListeners() throws InterruptedException {
        var seen = new CopyOnWriteArrayList<Origin>();
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(Mill.FILLED, _ -> seen.add(Origin.current()))
                                        .asynchronously(Duration.ofMinutes(5))));
        var origin = new Origin(null, "north", null);

        var running =
                Origin.<AsyncDeliveries, RuntimeException>call(
                        origin,
                        () -> village.events().emitAsync(Wheel.class, Mill.FILLED, new Sack(1)));

        assertThat(running.await()).hasSize(1);
        assertThat(seen).containsExactly(origin);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                TRACEPARENT,
                "00-00000000000000000000000000000001-0000000000000001-00",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            })
    void takesATraceparentOfTheStandard(String text) {
        assertThat(new Origin(null, null, text).traceparent()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                TRACEPARENT + "\n",
            })
    void refusesATraceparentOfAnotherForm(String text) {
        assertThatThrownBy(() -> new Origin(null, null, text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"%.60s\" is no traceparent.".formatted(text));
    }

    @Test
    void refusesAnActorOrTenantThatIsEmptyOrTooLongOrWithControlCharacters() {
        var longest = "a".repeat(200);

        assertThat(new Origin(longest, longest, null).actor()).isEqualTo(longest);
        assertThatThrownBy(() -> new Origin("", null, null))
                .hasMessage(
                        "The actor of an origin has 0 characters, and there are 1 to 200. Use an id, or null for none.");
        assertThatThrownBy(() -> new Origin(null, longest + "a", null))
                .hasMessage(
                        "The tenant of an origin has 201 characters, and there are 1 to 200. Use an id, or null for none.");
        assertThatThrownBy(() -> new Origin("ann\0", null, null))
                .hasMessage(
                        "The actor of an origin has control characters. Use an id, or null for none.");
    }

    /// Emits what it is given.
    private record Counter(Events events, Sack change) {
        void take(Sack parcel) {
            events.emit(Wheel.class, Mill.FILLED, parcel.kilos() > 0 ? parcel : change);
        }
    }
}
