package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Bakery.Baker;
import unisono.events.Bakery.Boy;
import unisono.events.Bakery.Oven;
import unisono.events.Mill.BigWheel;
import unisono.events.Mill.Gossip;
import unisono.events.Mill.MillApi;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Mill.Wheel;
import unisono.events.Square.Crier;
import unisono.events.Village.Sack;

/// What modules hear of each other, and in which order with what they hear of themselves.
final class ExternalListenersTests {
    @Test
    @Tag("C13")
    void reachesModulesThatNeedTheEmittersAndThoseThatDoNotWhoeverEmits() {
        var village =
                Village.with(
                        Mill.turns(mill -> mill.emits(Gossip.class, MillApi.GROUND)),
                        Bakery.says(bakery ->
                                bakery.external(MillApi.class, Baker.class)
                                        .on(MillApi.GROUND, Baker::hear)),
                        Square.says(square ->
                                square.external(MillApi.class, Crier.class)
                                        .on(MillApi.GROUND, Crier::hear)));

        village.events().emit(Wheel.class, MillApi.GROUND, new Sack(1));
        village.events().emit(Gossip.class, MillApi.GROUND, new Sack(2));

        assertThat(village.heard())
                .containsExactly(
                        "baker: Sack[kilos=1]",
                        "crier: Sack[kilos=1]",
                        "baker: Sack[kilos=2]",
                        "crier: Sack[kilos=2]");
    }

    @Test
    @Tag("C14")
    void refusesAnotherModulesApiAsALocalEmitter() {
        var wrong =
                Village.builder(
                        Square.says(square ->
                                square.local(MillApi.class, Crier.class)
                                        .on(MillApi.GROUND, Crier::hear)));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageMatching(
                        "(?s).*1\\. ExternalListenersTests\\.java:\\d+: local\\(MillApi, …\\) names the API of another module\\. Hear it with external\\(MillApi\\.class, Crier\\.class\\)\\.");
    }

    @Test
    @Tag("C16")
    void completesTheEmittingModulesListenersBeforeTheFirstOfAnotherModule() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(MillApi.GROUND, Miller::hear)
                                        .priority(-9)
                                        .and(Mouse.class)
                                        .on(MillApi.GROUND, Mouse::hear)),
                        Square.says(square ->
                                square.external(MillApi.class, Crier.class)
                                        .on(MillApi.GROUND, Crier::hear)
                                        .priority(9)));

        village.events().emit(Wheel.class, MillApi.GROUND, new Sack(1));

        assertThat(village.heard())
                .containsExactly(
                        "mouse: Sack[kilos=1]", "miller: Sack[kilos=1]", "crier: Sack[kilos=1]");
    }

    @Test
    @Tag("C16")
    void keepsWhatModulesHearOfThemselvesAndOfEachOtherApart() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(MillApi.GROUND, Miller::hear)),
                        Bakery.says(bakery -> {
                            bakery.emits(Oven.class, Bakery.STORED);
                            bakery.local(Oven.class, Boy.class).onAny(Boy::hear);
                            bakery.external(MillApi.class, Baker.class)
                                    .on(MillApi.STOPPED, Baker::nod);
                        }));

        village.events().emit(Wheel.class, MillApi.GROUND, new Sack(1));
        village.events().emit(Wheel.class, MillApi.STOPPED);

        assertThat(village.heard()).containsExactly("miller: Sack[kilos=1]", "baker");
    }

    @Test
    @Tag("C14")
    void refusesAnEventOfAnotherModulesApiInALocalScope() {
        var wrong =
                Village.builder(
                        Bakery.says(bakery ->
                                bakery.local(Oven.class, Boy.class).on(MillApi.GROUND, Boy::hear)));

        assertThatThrownBy(wrong::boot)
                .hasMessageMatching(
                        "(?s).*1\\. ExternalListenersTests\\.java:\\d+: local\\(Oven, …\\) binds mill\\.ground, which belongs to MillApi, so that no class of module bakery emits it\\. Hear it with external\\(MillApi\\.class, Boy\\.class\\)\\.");
    }

    @Test
    @Tag("C21")
    void carriesAnEventOnToAListenerOfTheSameModule() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Gossip.class)
                                        .on(Mill.FILLED, Gossip::empty)
                                        .and(Miller.class)
                                        .on(Mill.EMPTIED, Miller::hear)));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));

        assertThat(village.heard()).containsExactly("miller: Sack[kilos=1]");
    }

    @Test
    @Tag("C21")
    void carriesAnEventOnToAnotherModule() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Gossip.class)
                                        .on(Mill.FILLED, Gossip::grind)),
                        Square.says(square ->
                                square.external(MillApi.class, Crier.class)
                                        .on(MillApi.GROUND, Crier::hear)));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));

        assertThat(village.heard()).containsExactly("crier: Sack[kilos=1]");
    }

    @Test
    @Tag("C21")
    void carriesAnEventOnInsideTheModuleThatHeardIt() {
        var village =
                Village.with(
                        Mill.turns(_ -> {}),
                        Bakery.says(bakery -> {
                            bakery.emits(Oven.class, Bakery.STORED);
                            bakery.external(MillApi.class, Baker.class)
                                    .on(MillApi.GROUND, Baker::store);
                            bakery.local(Oven.class, Boy.class).on(Bakery.STORED, Boy::hear);
                        }));

        village.events().emit(BigWheel.class, MillApi.GROUND, new Sack(1));

        assertThat(village.heard()).containsExactly("boy: Sack[kilos=1]");
    }

    @Test
    void refusesAModuleThatHearsItselfFromOutside() {
        var wrong =
                Village.builder(
                        Mill.turns(mill ->
                                mill.external(MillApi.class, Miller.class)
                                        .on(MillApi.GROUND, Miller::hear)));

        assertThatThrownBy(wrong::boot)
                .hasMessageMatching(
                        "(?s).*1\\. ExternalListenersTests\\.java:\\d+: module mill listens to its own MillApi from outside\\. Hear the own module with local\\(TheEmitter\\.class, Miller\\.class\\)\\.");
    }
}
