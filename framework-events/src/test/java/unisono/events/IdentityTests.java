package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import unisono.events.AsyncDeliveries.Completion;
import unisono.events.Mill.BigWheel;
import unisono.events.Mill.Gossip;
import unisono.events.Mill.MillApi;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Wheel;
import unisono.events.Square.Crier;
import unisono.events.Village.Sack;

/// Who an emission is among all, for the listeners that ask.
final class IdentityTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final List<Emission> seen = new ArrayList<>();

    @Test
    void tellsAListenerThatAsksWhoEmittedWhatAndWhen() {
        var village =
                new Village(
                        Village.builder(
                                        Mill.turns(mill ->
                                                mill.local(Wheel.class, Miller.class)
                                                        .on(
                                                                Mill.FILLED,
                                                                (miller, sack, emission) -> {
                                                                    miller.hear(sack);
                                                                    seen.add(emission);
                                                                })))
                                .clock(() -> NOON)
                                .boot());

        village.events().emit(BigWheel.class, Mill.FILLED, new Sack(1));

        assertThat(village.heard()).containsExactly("miller: Sack[kilos=1]");
        assertThat(seen)
                .singleElement()
                .satisfies(emission -> {
                    assertThat(emission.event()).isSameAs(Mill.FILLED);
                    assertThat(emission.payload()).isEqualTo(new Sack(1));
                    assertThat(emission.emitter()).isEqualTo(BigWheel.class);
                    assertThat(emission.module()).isEqualTo("mill");
                    assertThat(emission.heard()).isTrue();
                    assertThat(emission.time()).isEqualTo(NOON);
                    assertThat(emission.id().version()).isEqualTo(7);
                    assertThat(emission.id().getMostSignificantBits() >>> 16)
                            .isEqualTo(NOON.toEpochMilli());
                    assertThat(emission.cause()).isNull();
                    assertThat(emission.correlation()).isEqualTo(emission.id());
                });
    }

    @Test
    void givesAllListenersOfOneEmissionTheSameIdentity() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(Mill.FILLED, (_, _, emission) -> seen.add(emission))
                                        .onAny((_, emission) -> seen.add(emission))),
                        Square.says(square ->
                                square.everywhere(Crier.class)
                                        .onAny((_, emission) -> seen.add(emission))));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));
        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));

        var ids = seen.stream().map(Emission::id).toList();
        assertThat(ids).hasSize(6);
        assertThat(Set.copyOf(ids.subList(0, 3))).hasSize(1);
        assertThat(Set.copyOf(ids.subList(3, 6))).hasSize(1);
        assertThat(ids.getFirst()).isLessThan(ids.getLast());
    }

    /// A listener of the middle event does not ask, so that its identity is made last, and must
    /// still be older than what it caused.
    @Test
    void knowsItsCauseAndTheFirstOfItsChainThroughNesting() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Gossip.class)
                                        .on(Mill.FILLED, Gossip::empty)
                                        .on(Mill.EMPTIED, Gossip::grind)
                                        .on(Mill.EMPTIED, Gossip::grind)
                                        .and(Miller.class)
                                        .on(MillApi.GROUND, (_, _, ground) -> seen.add(ground))
                                        .on(Mill.EMPTIED, (_, _, emptied) -> seen.add(emptied))
                                        .on(Mill.FILLED, (_, _, filled) -> seen.add(filled))));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));

        assertThat(seen)
                .extracting(Emission::event)
                .containsExactly(MillApi.GROUND, Mill.EMPTIED, Mill.FILLED);
        assertChain(seen.reversed());
    }

    @Test
    void tellsTheEmissionsOfOneListenerApartAndTheirCauseIsOne() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Gossip.class)
                                        .on(
                                                Mill.FILLED,
                                                (gossip, sack, filled) -> {
                                                    gossip.empty(sack);
                                                    gossip.empty(sack);
                                                    seen.add(filled);
                                                })
                                        .on(Mill.EMPTIED, (_, _, emptied) -> seen.add(emptied))));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));

        var filled = seen.getLast();
        assertThat(seen).hasSize(3);
        assertThat(seen.get(0).id()).isLessThan(seen.get(1).id());
        assertThat(seen.subList(0, 2))
                .allSatisfy(emptied -> assertThat(emptied.cause()).isEqualTo(filled.id()));
    }

    @Test
    void knowsItsCauseThroughAsynchronousListeners() throws InterruptedException {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Gossip.class)
                                        .on(Mill.FILLED, Gossip::empty)
                                        .asynchronously(Duration.ofMinutes(1))
                                        .and(Miller.class)
                                        .on(Mill.FILLED, (_, _, filled) -> seen.add(filled))
                                        .priority(1)
                                        .on(Mill.EMPTIED, (_, _, emptied) -> seen.add(emptied))));

        var completions = village.events().emitAsync(Wheel.class, Mill.FILLED, new Sack(1)).await();

        assertThat(completions).containsExactly(new Completion.Completed("Gossip.empty", null));
        assertChain(seen);
    }

    @Test
    void knowsItsCauseThroughEventObjectsAndQuestions() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Gossip.class)
                                        .on(Mill.FILLED, (_, _, filled) -> seen.add(filled))
                                        .on(Mill.FILLED, Gossip::price)
                                        .answering(
                                                MillApi.PRICE,
                                                (gossip, sack) -> {
                                                    gossip.empty(sack);
                                                    return 1;
                                                })
                                        .and(Mill.Teller.class)
                                        .on(Mill.EMPTIED, Mill.Teller::tell)));
        var _ =
                village.bus()
                        .listen(
                                Sack.class,
                                sack -> village.events().emit(Wheel.class, MillApi.GROUND, sack));
        var _ =
                village.subscriptions()
                        .add(
                                Square.says(square ->
                                        square.external(MillApi.class, Crier.class)
                                                .onAny((_, ground) -> seen.add(ground))));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));

        assertThat(seen.getLast().correlation()).isEqualTo(seen.getFirst().id());
        assertThat(seen.getLast().cause()).isNotEqualTo(seen.getFirst().id());
    }

    @Test
    void forgetsTheCauseWhenTheChainIsOver() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .onAny((_, emission) -> seen.add(emission))));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));
        village.events().emit(Wheel.class, Mill.CREAKED);

        assertThat(seen).extracting(Emission::cause).containsExactly(null, null);
        assertThat(seen).extracting(Emission::correlation).doesNotHaveDuplicates();
    }

    /// The first caused the second, and so on.
    private static void assertChain(List<Emission> chain) {
        assertThat(chain.getFirst().cause()).isNull();
        for (int i = 1; i < chain.size(); i++) {
            assertThat(chain.get(i).cause()).isEqualTo(chain.get(i - 1).id());
            assertThat(chain.get(i).id()).isGreaterThan(chain.get(i - 1).id());
            assertThat(chain.get(i).time()).isAfterOrEqualTo(chain.get(i - 1).time());
        }
        assertThat(chain).extracting(Emission::correlation).containsOnly(chain.getFirst().id());
    }
}
