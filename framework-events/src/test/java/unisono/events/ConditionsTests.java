package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import unisono.events.Mill.BigWheel;
import unisono.events.Mill.MillApi;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Mill.Wheel;
import unisono.events.Village.Sack;

/// Subscriptions that want only some of what is emitted.
final class ConditionsTests {
    @Test
    void deliversWhatSatisfiesTheConditionAndAllToTheOthers() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(Mill.FILLED, Miller::hear)
                                        .when(sack -> sack.kilos() > 10)
                                        .and(Mouse.class)
                                        .on(Mill.FILLED, Mouse::nod)));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(5));
        village.events().emit(Wheel.class, Mill.FILLED, new Sack(50));

        assertThat(village.heard()).containsExactly("mouse", "miller: Sack[kilos=50]", "mouse");
    }

    @Test
    void narrowsAConditionByASecondOne() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(Mill.FILLED, Miller::hear)
                                        .when(sack -> sack.kilos() > 10)
                                        .when(sack -> sack.kilos() < 100)));

        for (int kilos : new int[] {5, 50, 500}) {
            village.events().emit(Wheel.class, Mill.FILLED, new Sack(kilos));
        }

        assertThat(village.heard()).containsExactly("miller: Sack[kilos=50]");
    }

    @Test
    void asksTheConditionOfAWildcardWithTheEmission() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .onAny(Miller::hear)
                                        .when(emission -> emission.emitter() == BigWheel.class)));

        village.events().emit(Wheel.class, Mill.CREAKED);
        village.events().emit(BigWheel.class, Mill.CREAKED);

        assertThat(village.heard())
                .containsExactly("miller: mill.creaked emitted by BigWheel of module mill");
    }

    @Test
    void asksTheConditionOfAnAnswerWithTheQuestion() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .answering(MillApi.PRICE, (_, sack) -> 2 * sack.kilos())
                                        .when(sack -> sack.kilos() < 10)
                                        .and(Mouse.class)
                                        .answering(MillApi.PRICE, (_, sack) -> sack.kilos())));

        assertThat(village.events().ask(Wheel.class, MillApi.PRICE, new Sack(5))).isEqualTo(10);
        assertThat(village.events().ask(Wheel.class, MillApi.PRICE, new Sack(50))).isEqualTo(50);
    }

    @Test
    void treatsAConditionThatThrowsAsAListenerThatFails() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(Mill.FILLED, Miller::hear)
                                        .when(sack -> 1 / sack.kilos() > 0)
                                        .and(Mouse.class)
                                        .on(Mill.FILLED, Mouse::hear)));

        assertThatThrownBy(() -> village.events().emit(Wheel.class, Mill.FILLED, new Sack(0)))
                .isExactlyInstanceOf(ArithmeticException.class);
        assertThat(village.heard()).isEmpty();
    }

    /// Without the second subscription's turn, a handler that two conditions reach would be lost
    /// where the first does not hold.
    @Test
    void runsAHandlerOnceWhicheverOfItsSubscriptionsWantsTheEvent() {
        var village =
                Village.with(
                        Mill.turns(mill -> {
                            mill.local(Wheel.class, Miller.class)
                                    .on(Mill.FILLED, Miller::hear)
                                    .when(sack -> sack.kilos() > 10)
                                    .on(Mill.FILLED, Miller::hear)
                                    .when(sack -> sack.kilos() > 100 || sack.kilos() == 1)
                                    .and(Mouse.class)
                                    .on(Mill.FILLED, Mouse::nod);
                            mill.local(Mill.Turning.class, Miller.class)
                                    .on(Mill.FILLED, Miller::hear);
                        }));

        for (int kilos : new int[] {1, 50, 500}) {
            village.events().emit(Wheel.class, Mill.FILLED, new Sack(kilos));
        }
        village.events().emit(BigWheel.class, Mill.FILLED, new Sack(2));
        village.events().emit(BigWheel.class, Mill.FILLED, new Sack(50));

        assertThat(village.heard())
                .containsExactly(
                        "miller: Sack[kilos=1]",
                        "mouse",
                        "miller: Sack[kilos=50]",
                        "mouse",
                        "miller: Sack[kilos=500]",
                        "mouse",
                        "mouse",
                        "miller: Sack[kilos=2]",
                        "miller: Sack[kilos=50]",
                        "mouse");
    }

    @Test
    void runsAHandlerOnceThoughItChangesWhatTheConditionsAskFor() {
        var village =
                Village.with(
                        Mill.says(mill ->
                                mill.typed(Miller.class)
                                        .on(Cake.class, ConditionsTests::eat)
                                        .when(cake -> cake.slices == 2)
                                        .on(Cake.class, ConditionsTests::eat)
                                        .when(cake -> cake.slices < 2)));
        var cake = new Cake();

        village.bus().publish(cake);
        assertThat(cake.slices).isEqualTo(1);
        village.bus().publish(cake);
        assertThat(cake.slices).isZero();
    }

    private static void eat(Miller miller, Cake cake) {
        cake.slices--;
    }

    private static final class Cake {
        private int slices = 2;
    }
}
