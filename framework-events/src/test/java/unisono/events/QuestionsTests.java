package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import unisono.events.Mill.BigWheel;
import unisono.events.Mill.MillApi;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Mill.Wheel;
import unisono.events.Square.Crier;
import unisono.events.Village.Sack;

/// Events whose answer the emitter needs.
final class QuestionsTests {
    @Test
    void takesTheFirstAnswerInDeliveryOrderAndAsksNobodyElse() {
        var village = answering();

        var price = village.events().ask(Wheel.class, MillApi.PRICE, new Sack(3));

        assertThat(price).isEqualTo(30);
        assertThat(village.heard()).containsExactly("mouse", "miller: Sack[kilos=3]");
    }

    @Test
    void asksEverybodyAndReturnsTheAnswersInDeliveryOrder() {
        var village = answering();

        var prices = village.events().askAll(Wheel.class, MillApi.PRICE, new Sack(3));

        assertThat(prices).containsExactly(30, 300);
        assertThat(village.heard())
                .containsExactly("mouse", "miller: Sack[kilos=3]", "crier: Sack[kilos=3]");
    }

    @Test
    void asksUntilAnAnswerSatisfies() {
        var village = answering();
        var events = village.events();
        var sack = new Sack(3);

        assertThat(events.askUntil(Wheel.class, MillApi.PRICE, sack, price -> price > 1))
                .contains(30);
        assertThat(village.heard()).hasSize(2);
        assertThat(events.askUntil(Wheel.class, MillApi.PRICE, sack, price -> price > 100))
                .contains(300);
        assertThat(events.askUntil(Wheel.class, MillApi.PRICE, sack, price -> price > 1000))
                .isEmpty();
    }

    @Test
    void saysThatNobodyAnswered() {
        var village = Village.with(Mill.turns(_ -> {}));
        var emitter = village.events().emitter(BigWheel.class);
        var sack = new Sack(3);

        assertThatThrownBy(() -> emitter.ask(MillApi.PRICE, sack))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "mill.price was asked by BigWheel, and nobody answered. Let a listener do so with answering(...), or ask with askAll, which may be answered by nobody.");
        assertThat(emitter.askAll(MillApi.PRICE, sack)).isEmpty();
        assertThat(emitter.askUntil(MillApi.PRICE, sack, _ -> true)).isEmpty();
    }

    @Test
    void refusesAQuestionThatNobodyDeclares() {
        var village = Village.with();

        assertThatThrownBy(() -> village.events().ask(Wheel.class, MillApi.PRICE, new Sack(1)))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "mill.price was asked by Wheel, but no event manager of module mill says so. Declare it there: asks(Wheel.class, …).");
    }

    @Test
    void refusesAQuestionOfAnotherModulesApi() {
        var village = Village.with();

        assertThatThrownBy(() ->
                        village.events().ask(Square.Fountain.class, MillApi.PRICE, new Sack(1)))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "mill.price was asked by Fountain of module square, but it belongs to MillApi, and only the module that implements an API emits its events. Call a command of MillApi (module mill), or emit an event of the own module.");
    }

    @Test
    void showsWhoAnswersInTheListing() {
        assertThat(answering().application().subscriptions())
                .extracting(line -> line.event() + " " + line.scope() + " " + line.notes())
                .containsExactly(
                        "mill.price local [answers]",
                        "mill.price local [answers]",
                        "mill.price external [answers]");
    }

    /// The mouse is asked first, and has no answer.
    private static Village answering() {
        return Village.with(
                Mill.turns(mill ->
                        mill.local(Wheel.class, Miller.class)
                                .answering(
                                        MillApi.PRICE,
                                        (miller, sack) -> {
                                            miller.hear(sack);
                                            return 10 * sack.kilos();
                                        })
                                .and(Mouse.class)
                                .answering(
                                        MillApi.PRICE,
                                        (mouse, _) -> {
                                            mouse.nod();
                                            return null;
                                        })
                                .priority(1)),
                Square.says(square ->
                        square.external(MillApi.class, Crier.class)
                                .answering(
                                        MillApi.PRICE,
                                        (crier, sack) -> {
                                            crier.hear(sack);
                                            return 100 * sack.kilos();
                                        })));
    }

    @Test
    void blamesNoListenerForAConditionOfWhoAsks() {
        var transaction = new TransactionDouble();
        var village =
                new Village(
                        Village.builder(
                                        Mill.turns(mill ->
                                                mill.local(Wheel.class, Miller.class)
                                                        .answering(MillApi.PRICE, (_, _) -> 0)))
                                .install(binder ->
                                        binder.bind(TransactionContext.class)
                                                .toInstance(transaction))
                                .boot());

        transaction.run(() ->
                assertThatThrownBy(() ->
                                village.events()
                                        .askUntil(
                                                Wheel.class,
                                                MillApi.PRICE,
                                                new Sack(1),
                                                price -> 1 / price > 0))
                        .isExactlyInstanceOf(ArithmeticException.class));
    }
}
