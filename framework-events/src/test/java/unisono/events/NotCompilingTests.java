package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What would go wrong at run time elsewhere does not compile here.
///
/// [#compilesWhatIsRight()] has each form once as it is right, so that what is refused below is
/// refused for its mistake.
final class NotCompilingTests {
    private @TempDir Path directory;

    @Test
    void compilesWhatIsRight() throws IOException {
        assertThat(
                        compile(
                                """
                                emits(MailReceipt.class, CartApi.EMPTIED);
                                asks(MailReceipt.class, CartApi.TOTAL);
                                external(CartApi.class, PlaceOrder.class)
                                        .on(CartApi.CHECKED_OUT, PlaceOrder::fromCart).priority(3)
                                        .on(CartApi.CHECKED_OUT, PlaceOrder::count)
                                                .when(cart -> cart.lines() > 0).afterCommit()
                                        .on(CartApi.OPENED, PlaceOrder::count)
                                                .asynchronously(Duration.ofSeconds(1)).priority(3)
                                        .answering(CartApi.TOTAL, PlaceOrder::total).priority(3);
                                everywhere(PlaceOrder.class).onAny((_, emission) -> {}).afterCommit();
                                typed(PlaceOrder.class).on(CartEmptied.class, PlaceOrder::fromEmptied);
                                int total = events.ask(MailReceipt.class, CartApi.TOTAL, new CartEmptied());
                                events.emit(MailReceipt.class, CartApi.EMPTIED, new CartEmptied());
                                """))
                .isEmpty();
    }

    @Test
    @Tag("C11")
    void refusesAHandlerThatDoesNotExist() throws IOException {
        assertThat(
                        compile(
                                "external(CartApi.class, PlaceOrder.class).on(CartApi.CHECKED_OUT, PlaceOrder::fromCrat);"))
                .contains("invalid method reference", "fromCrat");
    }

    @Test
    @Tag("C11")
    void refusesAHandlerOfAnotherPayload() throws IOException {
        assertThat(
                        compile(
                                "external(CartApi.class, PlaceOrder.class).on(CartApi.EMPTIED, PlaceOrder::fromCart);"))
                .contains(
                        "no suitable method found for on(EventName<CartEmptied>",
                        "equality constraints: CartEmptied",
                        "upper bounds: CartCheckedOut");
    }

    @Test
    @Tag("C11")
    void refusesAPayloadForAnEventThatHasNone() throws IOException {
        assertThat(
                        compile(
                                "external(CartApi.class, PlaceOrder.class).on(CartApi.OPENED, PlaceOrder::fromCart);"))
                .contains(
                        "no suitable method found for on(EventName<NoPayload>",
                        "equality constraints: NoPayload",
                        "upper bounds: CartCheckedOut");
    }

    @Test
    @Tag("C11")
    void refusesAMethodOfAnotherListener() throws IOException {
        assertThat(
                        compile(
                                "external(CartApi.class, MailReceipt.class).on(CartApi.CHECKED_OUT, PlaceOrder::fromCart);"))
                .contains(
                        "no suitable method found for on(EventName<CartCheckedOut>",
                        "MailReceipt cannot be converted to CartCheckedOut");
    }

    @Test
    void refusesAnApiAndAListenerThatAreSwapped() throws IOException {
        assertThat(compile("external(PlaceOrder.class, CartApi.class);"))
                .contains(
                        "incompatible types: Class<PlaceOrder> cannot be converted to Class<? extends ModuleApi>");
    }

    @Test
    void refusesAConditionOnAnotherPayload() throws IOException {
        assertThat(
                        compile(
                                "external(CartApi.class, PlaceOrder.class).on(CartApi.CHECKED_OUT, PlaceOrder::count).when((CartEmptied cart) -> true);"))
                .contains("incompatible types", "CartEmptied");
    }

    /// Which of the two should count?
    @ParameterizedTest
    @ValueSource(
            strings = {
                "afterCommit().beforeCommit()",
                "afterCommit().afterCommit()",
                "afterRollback().asynchronously(Duration.ofSeconds(1))",
                "asynchronously(Duration.ofSeconds(1)).priority(3).afterCommit()",
            })
    void refusesTwoTimings(String timings) throws IOException {
        assertThat(
                        compile(
                                "external(CartApi.class, PlaceOrder.class).on(CartApi.CHECKED_OUT, PlaceOrder::fromCart).%s;"
                                        .formatted(timings)))
                .contains("cannot find symbol");
    }

    /// Whoever asks waits for the answer.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "beforeCommit()",
                "priority(3).afterCommit()",
                "when(_ -> true).asynchronously(Duration.ofSeconds(1))",
            })
    void refusesATimingOfAnAnswer(String timing) throws IOException {
        assertThat(
                        compile(
                                "external(CartApi.class, PlaceOrder.class).answering(CartApi.TOTAL, PlaceOrder::total).%s;"
                                        .formatted(timing)))
                .contains("cannot find symbol");
    }

    @ParameterizedTest
    @ValueSource(strings = {"priority(3)", "when(_ -> true)", "afterCommit()"})
    void refusesToAmendWhatIsNotBoundYet(String words) throws IOException {
        assertThat(compile("external(CartApi.class, PlaceOrder.class).%s;".formatted(words)))
                .contains("cannot find symbol");
        assertThat(
                        compile(
                                "external(CartApi.class, PlaceOrder.class).on(CartApi.OPENED, PlaceOrder::count).and(MailReceipt.class).%s;"
                                        .formatted(words)))
                .contains("cannot find symbol");
    }

    @Test
    void refusesAnEventInTheScopeOfEverything() throws IOException {
        assertThat(
                        compile(
                                "everywhere(PlaceOrder.class).onAny((_, emission) -> {}).on(CartApi.OPENED, PlaceOrder::count);"))
                .contains("cannot find symbol", "method on(EventName<NoPayload>");
    }

    @Test
    void refusesATransactionsTimingOfAnEventObject() throws IOException {
        assertThat(
                        compile(
                                "typed(PlaceOrder.class).on(CartEmptied.class, PlaceOrder::fromEmptied).afterCommit();"))
                .contains("cannot find symbol", "method afterCommit()");
    }

    @Test
    void refusesAHandlerOfAnotherEventObject() throws IOException {
        assertThat(
                        compile(
                                "typed(PlaceOrder.class).on(CartCheckedOut.class, PlaceOrder::fromEmptied);"))
                .contains("equality constraints: CartCheckedOut", "upper bounds: CartEmptied");
    }

    @Test
    void refusesAQuestionWhereAnEventIsHeard() throws IOException {
        assertThat(
                        compile(
                                "external(CartApi.class, PlaceOrder.class).on(CartApi.TOTAL, PlaceOrder::total);"))
                .contains("no suitable method found for on(QuestionName<CartEmptied,Integer>");
    }

    @Test
    void refusesAnAnswerToAnEvent() throws IOException {
        assertThat(
                        compile(
                                "external(CartApi.class, PlaceOrder.class).answering(CartApi.EMPTIED, PlaceOrder::total);"))
                .contains("EventName<CartEmptied> cannot be converted to QuestionName<P,A>");
    }

    @Test
    void refusesAnAnswerOfAnotherType() throws IOException {
        assertThat(
                        compile(
                                "external(CartApi.class, PlaceOrder.class).answering(CartApi.TOTAL, (_, cart) -> \"much\");"))
                .contains("equality constraints: Integer", "lower bounds: String");
    }

    @Test
    void refusesToEmitAQuestionAndToAskAnEvent() throws IOException {
        assertThat(compile("events.emit(MailReceipt.class, CartApi.TOTAL, new CartEmptied());"))
                .contains("QuestionName<CartEmptied,Integer> cannot be converted to EventName");
        assertThat(compile("events.ask(MailReceipt.class, CartApi.EMPTIED, new CartEmptied());"))
                .contains("EventName<CartEmptied> cannot be converted to QuestionName");
    }

    @Test
    void refusesToDeclareAQuestionAsAnEventAndAnEventAsAQuestion() throws IOException {
        assertThat(compile("emits(MailReceipt.class, CartApi.TOTAL);"))
                .contains("QuestionName<CartEmptied,Integer> cannot be converted to EventName<?>");
        assertThat(compile("asks(MailReceipt.class, CartApi.EMPTIED);"))
                .contains("EventName<CartEmptied> cannot be converted to QuestionName<?,?>");
    }

    @Test
    void refusesAPayloadThatIsNoRecord() throws IOException {
        assertThat(compile("EventName.of(\"cart.checked-out\", String.class);"))
                .contains("equality constraints: String", "upper bounds: Record");
    }

    @Test
    void refusesAGenericPayload() throws IOException {
        assertThat(
                        compile(
                                "EventName<Box<String>> boxed = EventName.of(\"cart.boxed\", Box.class);"))
                .contains("incompatible equality constraints Box<String>,Box");
    }

    @Test
    void refusesToEmitAnotherPayload() throws IOException {
        assertThat(
                        compile(
                                "events.emit(MailReceipt.class, CartApi.EMPTIED, new CartCheckedOut(1));"))
                .contains("CartCheckedOut", "CartEmptied");
    }

    @Test
    void refusesToEmitWithoutThePayload() throws IOException {
        assertThat(compile("events.emit(MailReceipt.class, CartApi.EMPTIED);"))
                .contains("EventName<CartEmptied> cannot be converted to EventName<NoPayload>");
    }

    private String compile(String line) throws IOException {
        return Compilation.of(line, directory);
    }
}
