package unisono.events.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import unisono.events.Office;
import unisono.events.Office.Letter;
import unisono.events.Office.Way;

/// What is logged of a delivery, and what is not.
final class DeliveryLoggingTests {
    private static final Letter SECRET = new Letter("the PIN is 1234");

    private final Logger logger = (Logger) LoggerFactory.getLogger(DeliveryLogging.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void logsEachDeliveryWithListenerModuleAndDurationAndNoPayload() {
        logger.setLevel(Level.DEBUG);
        var office = new Office(Letter::text, new DeliveryLogging());

        Way.EVENT.send(office, SECRET);

        assertThat(lines())
                .containsExactly(
                        "DEBUG office.sent to Postman.carry of module office took # µs",
                        "DEBUG office.sent to Porter.carry of module office took # µs");
    }

    @Test
    void namesAFailureByItsClassAndThrowsItUnchanged() {
        logger.setLevel(Level.DEBUG);
        var failure = new IOException("cannot read: " + SECRET.text());
        var office =
                new Office(
                        _ -> {
                            throw failure;
                        },
                        new DeliveryLogging());

        assertThatThrownBy(() -> Way.QUESTION.send(office, SECRET)).isSameAs(failure);

        assertThat(lines())
                .containsExactly(
                        "DEBUG office.postage to Postman.charge of module office failed after # µs: java.io.IOException");
        assertThat(log.list).allMatch(line -> line.getThrowableProxy() == null);
    }

    @Test
    void saysNothingAboveDebug() {
        logger.setLevel(Level.INFO);
        var office = new Office(Letter::text, new DeliveryLogging());

        Way.OBJECT.send(office, SECRET);

        assertThat(office.diary()).hasSize(2);
        assertThat(lines()).isEmpty();
    }

    private List<String> lines() {
        return log.list.stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .map(line -> line.replaceFirst("\\d+ µs", "# µs"))
                .toList();
    }
}
