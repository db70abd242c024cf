package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import unisono.events.Bakery.Oven;
import unisono.events.Mill.BigWheel;
import unisono.events.Mill.MillApi;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Turning;
import unisono.events.Mill.Wheel;
import unisono.events.Village.Sack;

/// What a module emits, its managers say; everything else is refused.
final class DeclaredEmissionsTests {
    @Test
    void refusesAnEmissionThatNobodyDeclares() {
        var village = Village.with(Mill.says(mill -> mill.emits(Wheel.class, Mill.FILLED)));

        assertThatThrownBy(() -> village.events().emit(Wheel.class, Mill.CREAKED))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "mill.creaked was emitted by Wheel, but no event manager of module mill says so. Declare it there: emits(Wheel.class, …).");
    }

    @Test
    void meansTheSubtypesOfTheDeclaredClassOrInterfaceToo() {
        var village =
                Village.with(
                        Mill.says(mill -> {
                            mill.emits(Turning.class, Mill.CREAKED);
                            mill.local(BigWheel.class, Miller.class).on(Mill.CREAKED, Miller::nod);
                        }));

        village.events().emit(BigWheel.class, Mill.CREAKED);

        assertThat(village.heard()).containsExactly("miller");
        assertThatThrownBy(() -> village.events().emit(Wheel.class, Mill.CREAKED))
                .hasMessageStartingWith("mill.creaked was emitted by Wheel, but");
    }

    @Test
    void doesNotTakeAnotherModulesWordForIt() {
        var village =
                Village.with(
                        Mill.turns(_ -> {}),
                        Bakery.says(bakery -> bakery.emits(Oven.class, Mill.CREAKED)));

        village.events().emit(Oven.class, Mill.CREAKED);

        assertThatThrownBy(() -> village.events().emit(Square.Fountain.class, Mill.CREAKED))
                .isExactlyInstanceOf(EventException.class)
                .hasMessageStartingWith(
                        "mill.creaked was emitted by Fountain, but no event manager of module square");
    }

    @Test
    void refusesToSpeakForAnotherModule() {
        var wrong =
                Village.builder(
                        Square.says(square -> {
                            square.emits(Wheel.class, Mill.FILLED);
                            square.emits(Square.Fountain.class, MillApi.GROUND);
                        }));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageMatching(
                        "(?s).*1\\. DeclaredEmissionsTests\\.java:\\d+: emits\\(Wheel, …\\) names a class outside module square\\. A manager speaks for its own module only\\..*2\\. DeclaredEmissionsTests\\.java:\\d+: module square cannot emit mill\\.ground, which belongs to MillApi, .*");
    }

    @Test
    void refusesAnEmitterOfNoModule() {
        var village = Village.with();

        assertThatThrownBy(() -> village.events().emitter(String.class))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "java.lang.String emits, but is a class of no application module. Emit on behalf of a class of one of: mill, bakery, square.");
    }

    @Test
    void refusesEveryTimeAndNotOnlyTheFirst() {
        var emitter = Village.with().events().emitter(Wheel.class);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> emitter.emit(Mill.FILLED, new Sack(1)))
                    .isExactlyInstanceOf(EventException.class);
        }
    }
}
