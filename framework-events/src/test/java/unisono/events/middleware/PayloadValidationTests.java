package unisono.events.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventBus;
import unisono.events.EventException;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.NoPayload;
import unisono.events.QuestionName;

/// Which payloads pass, and what is said of those that do not.
final class PayloadValidationTests {
    private static final ValidatorFactory VALIDATION =
            Validation.byDefaultProvider()
                    .configure()
                    .messageInterpolator(new ParameterMessageInterpolator())
                    .buildValidatorFactory();

    private final List<Object> heard = new ArrayList<>();
    private final Application application =
            Application.builder()
                    .module(new Stock(), new StockEvents())
                    .middleware(new PayloadValidation(VALIDATION.getValidator()))
                    .install(binder -> binder.bind(Ear.class).toInstance(heard::add))
                    .boot();
    private final Events events = application.injector().getInstance(Events.class);

    @AfterAll
    static void close() {
        VALIDATION.close();
    }

    @Test
    void namesEventPropertiesAndMessagesAndNoValue() {
        var count =
                new Counted(
                        " ",
                        List.of(new Line("apple", 1), new Line("secret", -4711)),
                        Map.of("secret key", new Line("pear", 0)));

        assertThatThrownBy(() -> events.emit(Clerk.class, COUNTED, count))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "stock.counted was emitted by Clerk with an invalid payload: by must not be blank; lines[1].quantity must be greater than 0; reserves[].quantity must be greater than 0. Mend what makes it, or the constraint.");
        assertThat(heard).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithThePayloadAsAWhole() {
        assertThatThrownBy(() -> events.emit(Clerk.class, MOVED, new Moved("A1", "A1")))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "stock.moved was emitted by Clerk with an invalid payload: elsewhere needs two places. Mend what makes it, or the constraint.");
    }

    @Test
    void namesTenViolationsAndCountsTheOthers() {
        var count = new Counted("Ann", Collections.nCopies(12, new Line("apple", 0)), Map.of());

        assertThatThrownBy(() -> events.emit(Clerk.class, COUNTED, count))
                .hasMessageContaining("lines[7].quantity must be greater than 0; and 2 more. Mend");
    }

    @Test
    void checksOncePerEmissionHoweverManyListenersThereAre() {
        Moved.checks = 0;

        events.emit(Clerk.class, MOVED, new Moved("A1", "B2"));

        assertThat(heard).hasSize(2);
        assertThat(Moved.checks).isEqualTo(1);
    }

    @Test
    void letsValidAndUnconstrainedPayloadsPass() {
        var count = new Counted("Ann", List.of(new Line("apple", 1)), Map.of());

        events.emit(Clerk.class, COUNTED, count);
        events.emit(Clerk.class, CLOSED);

        assertThat(heard).containsExactly(count, "closed");
    }

    @Test
    void checksQuestionsAndEventObjects() {
        var wrong = new Line("apple", 0);

        assertThatThrownBy(() -> events.askAll(Clerk.class, IN_STOCK, wrong))
                .hasMessageContaining("quantity must be greater than 0");
        assertThatThrownBy(() -> application.injector().getInstance(EventBus.class).publish(wrong))
                .hasMessageContaining("quantity must be greater than 0");
    }

    private static final EventName<Counted> COUNTED = EventName.of("stock.counted", Counted.class);
    private static final EventName<Moved> MOVED = EventName.of("stock.moved", Moved.class);
    private static final EventName<NoPayload> CLOSED = EventName.of("stock.closed");
    private static final QuestionName<Line, Boolean> IN_STOCK =
            QuestionName.of("stock.in-stock", Line.class, Boolean.class);

    record Counted(
            @NotBlank String by, List<@Valid Line> lines, Map<String, @Valid Line> reserves) {
        Counted {
            lines = List.copyOf(lines);
            reserves = Map.copyOf(reserves);
        }
    }

    record Line(String article, @Positive int quantity) {}

    record Moved(String from, String to) {
        private static int checks;

        @AssertTrue(message = "needs two places")
        boolean isElsewhere() {
            checks++;
            return !from.equals(to);
        }
    }

    interface Ear {
        boolean hear(Object what);
    }

    static final class Clerk {}

    static final class Stock implements ApplicationModule {
        @Override
        public String name() {
            return "stock";
        }
    }

    static final class StockEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Clerk.class, COUNTED, MOVED, CLOSED);
            asks(Clerk.class, IN_STOCK);
            local(Clerk.class, Shelf.class)
                    .on(COUNTED, Shelf::hear)
                    .on(MOVED, Shelf::hear)
                    .on(MOVED, Shelf::hearAgain)
                    .on(CLOSED, Shelf::close);
        }
    }

    static final class Shelf {
        private final Ear ear;

        @Inject
        Shelf(Ear ear) {
            this.ear = ear;
        }

        void hear(Object payload) {
            ear.hear(payload);
        }

        void hearAgain(Object payload) {
            ear.hear(payload);
        }

        void close() {
            ear.hear("closed");
        }
    }
}
