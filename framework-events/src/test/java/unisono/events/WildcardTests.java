package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Bakery.Baker;
import unisono.events.Bakery.BakeryApi;
import unisono.events.Bakery.Oven;
import unisono.events.Mill.BigWheel;
import unisono.events.Mill.Gossip;
import unisono.events.Mill.MillApi;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Wheel;
import unisono.events.Square.Crier;
import unisono.events.Village.Loaf;
import unisono.events.Village.Sack;

/// Listeners of whatever is emitted: by an emitter, in an API, in the whole application.
final class WildcardTests {
    @Test
    void hearsWhateverAnEmitterAndItsSubtypesEmit() {
        var village =
                Village.with(
                        Mill.turns(mill -> {
                            mill.emits(Gossip.class, Mill.CREAKED);
                            mill.local(Wheel.class, Miller.class).onAny(Miller::hear);
                        }));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));
        village.events().emit(BigWheel.class, MillApi.STOPPED);
        village.events().emit(Gossip.class, Mill.CREAKED);

        assertThat(village.heard())
                .containsExactly(
                        "miller: mill.filled emitted by Wheel of module mill",
                        "miller: mill.stopped emitted by BigWheel of module mill");
    }

    @Test
    void hearsWhateverAnApiDeclaresAndNothingElseOfItsModule() {
        var village =
                Village.with(
                        Mill.turns(_ -> {}),
                        Bakery.says(bakery ->
                                bakery.external(MillApi.class, Baker.class).onAny(Baker::hear)));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));
        village.events().emit(Wheel.class, MillApi.GROUND, new Sack(2));
        village.events().emit(Wheel.class, MillApi.STOPPED);

        assertThat(village.heard())
                .containsExactly(
                        "baker: mill.ground emitted by Wheel of module mill",
                        "baker: mill.stopped emitted by Wheel of module mill");
    }

    @Test
    void hearsWhateverTheApplicationEmitsButNoQuestionsAndNoEventObjects() {
        var village =
                Village.with(
                        Mill.turns(_ -> {}),
                        Bakery.says(bakery -> bakery.emits(Oven.class, BakeryApi.BAKED)),
                        Square.says(square -> square.everywhere(Crier.class).onAny(Crier::hear)));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));
        village.events().emit(Oven.class, BakeryApi.BAKED, new Loaf(500));
        var prices = village.events().askAll(Wheel.class, MillApi.PRICE, new Sack(1));
        village.bus().publish(new Loaf(500));

        assertThat(village.heard())
                .containsExactly(
                        "crier: mill.filled emitted by Wheel of module mill",
                        "crier: bakery.baked emitted by Oven of module bakery");
        assertThat(prices).isEmpty();
    }

    @Test
    @Tag("C38")
    void hearsEveryEventOnceAddedAlsoThoseThatWereEmittedBefore() {
        var village = Village.with(Mill.turns(_ -> {}));
        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));
        village.events().emit(Wheel.class, MillApi.GROUND, new Sack(2));

        var _ =
                village.subscriptions()
                        .add(
                                Mill.says(mill ->
                                        mill.local(Wheel.class, Miller.class).onAny(Miller::hear)));
        var _ =
                village.subscriptions()
                        .add(
                                Bakery.says(bakery ->
                                        bakery.external(MillApi.class, Baker.class)
                                                .onAny(Baker::hear)));
        var _ =
                village.subscriptions()
                        .add(
                                Square.says(square ->
                                        square.everywhere(Crier.class).onAny(Crier::hear)));
        village.events().emit(Wheel.class, Mill.FILLED, new Sack(3));
        village.events().emit(Wheel.class, MillApi.GROUND, new Sack(4));
        village.events().emit(Wheel.class, Mill.CREAKED);

        assertThat(village.heard())
                .containsExactly(
                        "miller: mill.filled emitted by Wheel of module mill",
                        "crier: mill.filled emitted by Wheel of module mill",
                        "miller: mill.ground emitted by Wheel of module mill",
                        "baker: mill.ground emitted by Wheel of module mill",
                        "crier: mill.ground emitted by Wheel of module mill",
                        "miller: mill.creaked emitted by Wheel of module mill",
                        "crier: mill.creaked emitted by Wheel of module mill");
    }

    @Test
    @Tag("C38")
    void hearsEveryEventObjectOnceAddedAsAListenerOfObject() {
        var village = Village.with();
        village.bus().publish(new Sack(1));

        var _ = village.bus().listen(Object.class, village.diary()::write);
        village.bus().publish(new Sack(2));
        village.bus().publish("a word");

        assertThat(village.heard()).containsExactly(new Sack(2), "a word");
    }

    @Test
    void runsAHandlerOnceThatAWildcardAndANameReach() {
        var village =
                Village.with(
                        Mill.turns(mill -> {
                            mill.local(Wheel.class, Miller.class).onAny(Miller::hear);
                            mill.local(Mill.Turning.class, Miller.class)
                                    .onAny(Miller::hear)
                                    .priority(1);
                        }));

        village.events().emit(BigWheel.class, Mill.CREAKED);

        assertThat(village.heard()).hasSize(1);
    }
}
