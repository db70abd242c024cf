package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unisono.events.Office.Letter;
import unisono.events.Office.Sender;
import unisono.events.Office.Way;

/// What stands around emissions and deliveries, of events, questions and event objects alike.
final class MiddlewareTests {
    private static final Letter LETTER = new Letter("hello");

    private final List<String> seen = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    @Tag("C54")
    void surroundsEmissionAndDeliveriesTheFirstBeingTheOutermost(Way way) {
        var office = new Office(this::read, watching("m1"), watching("m2"));
        seen.clear();

        var _ = way.send(office, LETTER);

        assertThat(seen)
                .containsExactly(
                        "m1 emission",
                        "m2 emission",
                        "m1 delivery",
                        "m2 delivery",
                        "read hello",
                        "m2 delivered",
                        "m1 delivered",
                        "m1 delivery",
                        "m2 delivery",
                        "read hello",
                        "m2 delivered",
                        "m1 delivered",
                        "m2 emitted",
                        "m1 emitted");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C54")
    void preventsAllHandlersByThrowingAroundTheEmission(Way way) {
        var refusal = new IOException("closed");
        var office =
                new Office(
                        this::read,
                        Around.emissions((_, _) -> {
                            throw refusal;
                        }));

        assertThatThrownBy(() -> way.send(office, LETTER)).isSameAs(refusal);
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C54")
    void preventsAllHandlersByThrowingAroundADelivery(Way way) {
        var refusal = new IOException("closed");
        var office =
                new Office(
                        this::read,
                        Around.deliveries((_, _) -> {
                            throw refusal;
                        }));

        assertThatThrownBy(() -> way.send(office, LETTER)).isSameAs(refusal);
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C54")
    void preventsAllHandlersByNotGoingOn(Way way) {
        var atEmission = new Office(this::read, Around.emissions((_, _) -> List.of()));
        var atDelivery = new Office(this::read, Around.deliveries((_, _) -> null));

        assertThat(way.send(atEmission, LETTER)).isEmpty();
        assertThat(way.send(atDelivery, LETTER)).isEmpty();
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C54")
    void handsOnAnotherPayloadThatAllFurtherInSee(Way way) {
        var office =
                new Office(
                        this::read,
                        Around.emissions((_, next) -> next.proceed(new Letter("good day"))),
                        Around.deliveries((delivery, next) -> {
                            seen.add("on its way: " + delivery.emission().payload());
                            return next.proceed(new Letter("good night"));
                        }),
                        Around.deliveries((delivery, next) -> {
                            seen.add("at last: " + delivery.emission().payload());
                            return next.proceed();
                        }));

        var _ = way.send(office, LETTER);

        assertThat(seen)
                .startsWith(
                        "on its way: Letter[text=good day]",
                        "at last: Letter[text=good night]",
                        "read good night")
                .hasSize(6);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C54")
    void letsAnExceptionPassOutwardThroughAllUnchanged(Way way) {
        var failure = new IOException("torn");
        var office =
                new Office(
                        _ -> {
                            throw failure;
                        },
                        watching("m1"),
                        watching("m2"));
        seen.clear();

        assertThat(catchThrowable(() -> way.send(office, LETTER))).isSameAs(failure);

        assertThat(seen)
                .containsExactly(
                        "m1 emission",
                        "m2 emission",
                        "m1 delivery",
                        "m2 delivery",
                        "m2 failed: torn",
                        "m1 failed: torn",
                        "m2 failed: torn",
                        "m1 failed: torn");
    }

    @ParameterizedTest
    @EnumSource
    void deliversAgainWhenItGoesOnAgain(Way way) {
        var office =
                new Office(
                        letter -> {
                            if (seen.add("read") && seen.size() % 2 == 1) {
                                throw new IOException("torn");
                            }
                            return letter.text();
                        },
                        Around.deliveries((_, next) -> retried(next)));

        var answers = way.send(office, LETTER);

        assertThat(office.diary())
                .containsExactly(
                        "postman: hello", "postman: hello", "porter: hello", "porter: hello");
        assertThat(answers).hasSize(way == Way.EVENT ? 0 : 2);
    }

    @ParameterizedTest
    @EnumSource
    void answersOnceWhenAWholeEmissionIsTriedAgain(Way way) {
        var office =
                new Office(
                        letter -> {
                            if (seen.add("read") && seen.size() == 2) {
                                throw new IOException("torn");
                            }
                            return letter.text() + seen.size();
                        },
                        Around.emissions((_, next) -> retried(next)));

        var answers = way.send(office, LETTER);

        assertThat(seen).hasSize(4);
        assertThat(answers).isEqualTo(way == Way.EVENT ? List.of() : List.of("hello3", "hello4"));
    }

    @Test
    void answersAQuestionThatNobodyHears() {
        var office =
                new Office(this::read, Around.emissions((_, _) -> List.of("1 p", "2 p", "3 p")));

        var question = Office.UNANSWERED;
        var events = office.events();
        assertThat(events.ask(Sender.class, question, LETTER)).isEqualTo("1 p");
        assertThat(events.askAll(Sender.class, question, LETTER))
                .containsExactly("1 p", "2 p", "3 p");
        assertThat(events.askUntil(Sender.class, question, LETTER, "2 p"::equals)).contains("2 p");
        assertThat(events.askUntil(Sender.class, question, LETTER, "4 p"::equals)).isEmpty();
    }

    @Test
    void changesWhatListenersAnswered() {
        var office =
                new Office(
                        this::read,
                        Around.deliveries(
                                (delivery, next) -> delivery.handler() + " says " + next.proceed()),
                        Around.emissions((_, next) -> next.proceed().reversed()));

        assertThat(office.events().askAll(Sender.class, Office.POSTAGE, LETTER))
                .containsExactly("Porter.charge says hello", "Postman.charge says hello");
    }

    @Test
    void refusesAPayloadOfAnotherType() {
        var office = new Office(this::read, Around.emissions((_, next) -> next.proceed("hello")));

        assertThatThrownBy(() -> Way.EVENT.send(office, LETTER))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "office.sent was emitted by Sender with a payload of java.lang.String, but it carries unisono.events.Office$Letter. Mend the unchecked cast that let it through.");
        assertThat(seen).isEmpty();
    }

    @Test
    void answersWithAnEarlierTimeWhereALaterOneFailed() {
        var readings = new AtomicInteger();
        var office =
                new Office(
                        _ -> {
                            int reading = readings.incrementAndGet();
                            if (reading == 4) {
                                throw new IOException("torn");
                            }
                            return "stamp " + reading;
                        },
                        Around.emissions((_, next) -> {
                            var first = next.proceed();
                            try {
                                return next.proceed();
                            } catch (IOException _) {
                                return first;
                            }
                        }));

        assertThat(Way.QUESTION.send(office, LETTER)).isEqualTo(List.of("stamp 1", "stamp 2"));
    }

    @Test
    @SuppressWarnings("NullAway") // which not everybody has
    void refusesToTakeNullForAnAnswer() {
        var office = new Office(this::read, Around.emissions((_, _) -> null));

        assertThatThrownBy(() -> Way.EVENT.send(office, LETTER))
                .hasMessage(
                        "A middleware returned null from emission(...). Return what next returned, or List.of().");
    }

    @Test
    void standsAroundAnAsynchronousDeliveryOnItsThread() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        var office =
                new Office(
                        this::read,
                        Around.deliveries((delivery, next) -> {
                            threads.add(Thread.currentThread());
                            seen.add(delivery.handler() + " " + delivery.timing());
                            return next.proceed();
                        }));

        var completions = office.events().emitAsync(Sender.class, Office.FILED, LETTER).await();

        assertThat(completions).hasSize(1);
        assertThat(seen).containsExactly("Postman.file asynchronous", "read hello");
        assertThat(threads).singleElement().matches(Thread::isVirtual);
    }

    private String read(Letter letter) {
        seen.add("read " + letter.text());
        return letter.text();
    }

    private static <R extends @Nullable Object> R retried(Middleware.Next<R> next)
            throws Exception {
        try {
            return next.proceed();
        } catch (IOException _) {
            return next.proceed();
        }
    }

    private Middleware watching(String name) {
        return new Middleware() {
            @Override
            public List<Object> emission(Emission emission, Next<List<Object>> next)
                    throws Exception {
                seen.add(name + " emission");
                return watched("emitted", next);
            }

            @Override
            public @Nullable Object delivery(Delivery delivery, Next<@Nullable Object> next)
                    throws Exception {
                seen.add(name + " delivery");
                return watched("delivered", next);
            }

            private <R extends @Nullable Object> R watched(String done, Next<R> next)
                    throws Exception {
                try {
                    var result = next.proceed();
                    seen.add(name + " " + done);
                    return result;
                } catch (IOException failure) {
                    seen.add(name + " failed: " + failure.getMessage());
                    throw failure;
                }
            }
        };
    }
}
