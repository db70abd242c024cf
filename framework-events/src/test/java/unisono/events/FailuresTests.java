package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Mill.Gossip;
import unisono.events.Mill.MillApi;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Mill.Wheel;
import unisono.events.Square.Crier;
import unisono.events.Village.Sack;

/// Listeners that throw.
final class FailuresTests {
    @Test
    @Tag("C23")
    void stopsAtTheFirstFailureAndLetsTheEmitterSeeItUnchanged() {
        var failure = new IOException("no water");
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(MillApi.STOPPED, Miller::nod)
                                        .on(
                                                MillApi.STOPPED,
                                                (_, _) -> {
                                                    throw failure;
                                                })
                                        .and(Mouse.class)
                                        .on(MillApi.STOPPED, Mouse::nod)),
                        Square.says(square ->
                                square.external(MillApi.class, Crier.class)
                                        .on(MillApi.STOPPED, Crier::nod)));

        assertThatThrownBy(() -> village.events().emit(Wheel.class, MillApi.STOPPED))
                .isSameAs(failure);
        assertThat(village.heard()).containsExactly("miller");
    }

    @Test
    void letsAFailureThroughAllEmissionsThatLedToIt() {
        var failure = new AssertionError("no error is held back, either");
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Gossip.class)
                                        .on(Mill.FILLED, Gossip::empty)
                                        .on(Mill.FILLED, Gossip::nod)
                                        .and(Mouse.class)
                                        .on(
                                                Mill.EMPTIED,
                                                (_, _) -> {
                                                    throw failure;
                                                })));

        assertThatThrownBy(() -> village.events().emit(Wheel.class, Mill.FILLED, new Sack(1)))
                .isSameAs(failure);
        assertThat(village.heard()).isEmpty();
    }

    @Test
    void deliversTheNextEmissionAsIfNothingHadFailed() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Gossip.class)
                                        .on(Mill.FILLED, Gossip::empty)
                                        .and(Miller.class)
                                        .on(
                                                Mill.EMPTIED,
                                                (miller, sack) ->
                                                        miller.hear(100 / sack.kilos()))));

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> village.events().emit(Wheel.class, Mill.FILLED, new Sack(0)))
                    .isExactlyInstanceOf(ArithmeticException.class);
        }
        village.events().emit(Wheel.class, Mill.FILLED, new Sack(4));

        assertThat(village.heard()).containsExactly("miller: 25");
    }

    @Test
    void stopsAtAnAnswerThatFailsAndAtAListenerOfEventObjectsThatFails() {
        var failure = new IOException("no scales");
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .answering(
                                                MillApi.PRICE,
                                                (_, _) -> {
                                                    throw failure;
                                                })
                                        .and(Mouse.class)
                                        .answering(MillApi.PRICE, (_, _) -> 1)));
        var _ =
                village.bus()
                        .listen(
                                Sack.class,
                                _ -> {
                                    throw failure;
                                });
        var _ = village.bus().listen(Sack.class, village.diary()::write);

        assertThatThrownBy(() -> village.events().askAll(Wheel.class, MillApi.PRICE, new Sack(1)))
                .isSameAs(failure);
        assertThatThrownBy(() -> village.bus().publish(new Sack(1))).isSameAs(failure);
        assertThatThrownBy(() -> village.dispatcher().dispatch(new Sack(1))).isSameAs(failure);
        assertThat(village.heard()).isEmpty();
    }
}
