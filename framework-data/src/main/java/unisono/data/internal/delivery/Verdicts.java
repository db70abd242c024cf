package unisono.data.internal.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.NewerPayload;
import unisono.data.internal.delivery.FailureTable.Failure;
import unisono.events.Durability;
import unisono.events.FailureRule.Retry;

/// Decides what becomes of a delivery that failed, and says so in the log.
///
/// @param backoffMax no pause is longer
record Verdicts(Duration backoffMax) {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");

    Failure on(Mailbox mailbox, Item item, Throwable failure) {
        var meaning = meaning(mailbox.durability(), item, failure);
        report(mailbox, item, meaning, failure);
        return meaning;
    }

    private Failure meaning(Durability durability, Item item, Throwable failure) {
        var error = Failures.text(failure);
        int attempts = item.attempts() + 1;
        if (failure instanceof NewerPayload) {
            return new Failure("suspended", item.attempts(), Duration.ZERO, error);
        }
        var rule = retry(durability, failure);
        if (attempts >= rule.attemptsMax() || failure instanceof NodeEnded || !item.isReadable()) {
            return new Failure("dead", attempts, Duration.ZERO, error);
        }
        var due =
                new Backoff(rule.first(), backoffMax).after(attempts, ThreadLocalRandom.current());
        return new Failure("retry", attempts, due, error);
    }

    /// What is down, and yet the delivery's own fault, is as any other failure.
    private static Retry retry(Durability durability, Throwable failure) {
        return durability.rule(failure) instanceof Retry retry
                ? retry
                : new Retry(durability.attemptsMax(), durability.backoff());
    }

    private static void report(Mailbox mailbox, Item item, Failure meaning, Throwable failure) {
        if (meaning.state().equals("dead")) {
            LOGGER.error(
                    "%s gave up on position %d, %s, after %d attempts. It is kept: mend the cause, and retry it."
                            .formatted(
                                    mailbox.name(),
                                    item.position(),
                                    item.message().row().name(),
                                    meaning.attempts()),
                    failure);
        } else {
            LOGGER.warn(
                    "{} failed at position {}, {}, attempt {}: {}",
                    mailbox.name(),
                    Long.toString(item.position()),
                    item.message().row().name(),
                    meaning.attempts(),
                    failure.toString());
        }
    }
}
