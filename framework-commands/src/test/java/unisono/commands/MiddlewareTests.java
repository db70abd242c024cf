package unisono.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import unisono.commands.Till.Pay;
import unisono.commands.Till.Receipt;
import unisono.commands.Till.TillApi;
import unisono.commands.middleware.CommandDiagnostics;
import unisono.commands.middleware.CommandLogging;
import unisono.commands.middleware.CommandTimings;
import unisono.commands.middleware.CommandValidation;
import unisono.events.Refusal;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// What stands around commands.
final class MiddlewareTests {
    private static final ValidatorFactory VALIDATION =
            Validation.byDefaultProvider()
                    .configure()
                    .messageInterpolator(new ParameterMessageInterpolator())
                    .buildValidatorFactory();

    private final TestDatabase database = TestPostgres.createDatabase();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CommandTimings timings = new CommandTimings();
    private final TillNode node =
            new TillNode(
                    "one",
                    database,
                    TillNode.Plan.QUIET
                            .paying(_ -> seen.add("handler, " + MDC.get("command")))
                            .layers(
                                    new CommandDiagnostics(),
                                    new CommandLogging(),
                                    timings,
                                    new CommandValidation(VALIDATION.getValidator()),
                                    new Noting("outer"),
                                    new Rounding(),
                                    new Noting("inner")));

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @AfterAll
    static void closeValidation() {
        VALIDATION.close();
    }

    /// Notes when it is entered and left.
    private final class Noting implements CommandMiddleware {
        private final String name;

        private Noting(String name) {
            this.name = name;
        }

        @Override
        public <C, R> R around(Handling<C, R> handling, Next<C, R> next) throws Exception {
            seen.add("%s before %s".formatted(name, handling));
            var result = next.proceed();
            seen.add("%s after".formatted(name));
            return result;
        }
    }

    /// Pays whole amounts, and answers by itself where there is not enough for one.
    private static final class Rounding implements CommandMiddleware {
        @Override
        public <C, R> R around(Handling<C, R> handling, Next<C, R> next) throws Exception {
            if (!(handling.command() instanceof Pay pay)) {
                return next.proceed();
            }
            int whole = pay.cents() / 100 * 100;
            return whole == 0
                    ? handling.name().resultType().cast(new Receipt(pay.till(), -1))
                    : next.proceed(handling.name().commandType().cast(new Pay(pay.till(), whole)));
        }
    }

    @Test
    void standsAroundTheHandlerInItsOrderAndMayHandOnAnotherCommand() {
        assertThat(node.bus().send(TillApi.PAY, new Pay("A", 150)).cents()).isEqualTo(100);

        assertThat(seen)
                .containsExactly(
                        "outer before till.pay to Cashier.pay of module till",
                        "inner before till.pay to Cashier.pay of module till",
                        "handler, till.pay",
                        "inner after",
                        "outer after");
        assertThat(MDC.get("command")).isNull();
    }

    @Test
    void mayAnswerInPlaceOfTheHandler() {
        assertThat(node.bus().send(TillApi.PAY, new Pay("A", 50)).cents()).isEqualTo(-1);

        assertThat(node.done()).isEmpty();
        assertThat(seen).hasSize(2);
    }

    @Test
    void refusesWhatIsInvalidBeforeItsHandlerSeesIt() {
        assertThatThrownBy(() -> node.bus().send(TillApi.PAY, new Pay(" ", 100)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.module()).isEqualTo("till");
                            assertThat(refusal.rule()).isEqualTo(CommandValidation.RULE);
                        })
                .hasMessage("till.pay is invalid: till must not be blank.");

        assertThat(seen).isEmpty();
        assertThat(timings.snapshot())
                .satisfiesExactly(one -> {
                    assertThat(one.command()).isEqualTo("till.pay");
                    assertThat(one.refused()).isEqualTo(1);
                    assertThat(one.failed()).isZero();
                });
    }

    @Test
    void logsWhatWasDoneAndNothingOfWhatWasSaid() {
        var logger = (Logger) LoggerFactory.getLogger(CommandLogging.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.DEBUG);
        try {
            node.bus().send(TillApi.PAY, new Pay("secret", 100));
            assertThatThrownBy(() -> node.bus().send(TillApi.PAY, new Pay("", 100)))
                    .isInstanceOf(Refusal.class);
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(null);
        }

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        done ->
                                assertThat(done)
                                        .matches(
                                                "till.pay to Cashier.pay of module till took \\d+ µs"),
                        failed ->
                                assertThat(failed)
                                        .matches(
                                                "till.pay to Cashier.pay of module till failed after \\d+ µs: unisono.events.Refusal"))
                .noneMatch(line -> line.contains("secret"));
    }
}
