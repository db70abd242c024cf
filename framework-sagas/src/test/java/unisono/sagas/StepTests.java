package unisono.sagas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import unisono.sagas.Shop.Apologize;
import unisono.sagas.Shop.Fulfil;
import unisono.sagas.Shop.Fulfilment;
import unisono.sagas.Shop.Refund;
import unisono.sagas.Shop.Release;
import unisono.sagas.Shop.Reserve;
import unisono.sagas.Shop.Ship;
import unisono.sagas.Shop.ShopApi;
import unisono.sagas.StepCommand.Way;

/// Steps need no database.
final class StepTests {
    @Test
    void areComparedAsValues() {
        assertThat(new Fulfilment("B7", false).captured())
                .isEqualTo(
                        Step.to(new Fulfilment("B7", true))
                                .undo(ShopApi.REFUND, new Refund("B7"))
                                .store(ShopApi.SHIP, new Ship("B7"))
                                .waitingFor("the parcel"));
    }

    @Test
    void keepTheOrderOfTheirCommands() {
        assertThat(Fulfilment.begun("B7").commands())
                .containsExactly(
                        new StepCommand(Way.UNDO, ShopApi.APOLOGIZE, new Apologize("B7")),
                        new StepCommand(Way.SEND, ShopApi.RESERVE, new Reserve("B7")),
                        new StepCommand(Way.UNDO, ShopApi.RELEASE, new Release("B7")));
    }

    @Test
    void endOnceAndThenWaitForNothing() {
        var state = new Fulfilment("B7", true);

        assertThat(state.captured().done().waitsFor()).isNull();
        assertThat(state.expired().reason()).isEqualTo("not shipped in time");
        assertThatThrownBy(() -> state.shipped().compensate("late"))
                .hasMessage(
                        "This step has ended the process already. Say done() or compensate(…) once, and last.");
        assertThatThrownBy(() -> state.expired().waitingFor("more"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void haveLimits() {
        var state = new Fulfilment("B7", true);
        var many =
                Collections.nCopies(
                        Step.COMMANDS_MAX + 1,
                        new StepCommand(Way.SEND, ShopApi.SHIP, new Ship("B7")));

        assertThatThrownBy(() -> new Step<>(state, many, SagaStatus.RUNNING, null, null))
                .hasMessage("A step has at most 100 commands. Let one command do the rest.");
        assertThatThrownBy(() -> Step.to(state).waitingFor(" "))
                .hasMessage("What a process waits for is said in 1 to 200 characters.");
        assertThatThrownBy(() -> Step.to(state).compensate("x".repeat(201)))
                .hasMessage("Why it is compensated is said in 1 to 200 characters.");
    }

    @Test
    void belongToTypesWithNamesForEver() {
        for (var wrong : List.of("fulfilment", "Shop.fulfilment", "shop.", "a." + "x".repeat(60))) {
            assertThatThrownBy(() -> SagaType.of(wrong, (String it) -> it, Fulfilment.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no name of a saga");
        }
        for (var wrong : List.of("", "a\nb", "x".repeat(101))) {
            assertThatThrownBy(() -> Fulfil.TYPE.id(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no id of a process of shop.fulfilment");
        }
    }

    @Test
    void nameTimersApartForEachTenant() {
        assertThat(Fulfil.TYPE.timer("B7")).isEqualTo("shop.fulfilment B7");
        assertThat(Fulfil.TYPE.timer("7", "north B"))
                .isNotEqualTo(Fulfil.TYPE.timer("B 7", "north"));
    }
}
