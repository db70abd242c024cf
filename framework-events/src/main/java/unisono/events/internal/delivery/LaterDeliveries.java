package unisono.events.internal.delivery;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.events.Origin;
import unisono.events.Timing;
import unisono.events.TransactionContext;

/// Deliveries that do not run at once.
final class LaterDeliveries {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.events");

    private final Engine engine;
    private final Optional<TransactionContext> transactions;
    private final AsyncThreads threads;

    LaterDeliveries(
            Engine engine, Optional<TransactionContext> transactions, AsyncThreads threads) {
        this.engine = engine;
        this.transactions = transactions;
        this.threads = threads;
    }

    /// Keeps a delivery for its moment in the transaction. Where there is none, which only those
    /// meet who look on, the emission stands at once, as if it had committed.
    void putOff(Subscriber subscriber, LiveEmission emission) throws Exception {
        var timing = subscriber.terms().timing();
        if (engine.inTransaction()) {
            emission.identity().fix();
            transactions.orElseThrow().defer(timing, () -> run(timing, subscriber, emission));
        } else if (timing == Timing.AFTER_COMMIT) {
            run(timing, subscriber, emission);
        } else if (timing == Timing.BEFORE_COMMIT) {
            var _ = engine.run(subscriber, emission);
        }
    }

    /// Starts an asynchronous delivery: now, or when the transaction has committed. It is of the
    /// origin that its emission is of.
    void start(Subscriber subscriber, LiveEmission emission, AsyncGroup group) {
        emission.identity().fix();
        var delivery =
                group.add(
                        subscriber.subscription().handlerName(),
                        java.util.Objects.requireNonNull(subscriber.terms().deadline()));
        var origin = Origin.current();
        Runnable start =
                () ->
                        threads.start(
                                delivery,
                                subscriber.words(emission.event()),
                                () ->
                                        Origin.call(
                                                origin,
                                                () -> engine.runLater(subscriber, emission)));
        if (engine.inTransaction()) {
            var context = transactions.orElseThrow();
            delivery.waitForCommit();
            context.defer(Timing.AFTER_COMMIT, start);
            context.unlessCommitted(delivery::cancel);
        } else {
            start.run();
        }
    }

    private void run(Timing timing, Subscriber subscriber, LiveEmission emission) {
        try {
            var _ = engine.runLater(subscriber, emission);
        } catch (Throwable failure) {
            if (timing == Timing.BEFORE_COMMIT) {
                engine.doom(subscriber, emission, failure);
                throw Engine.unchanged(failure);
            }
            report(subscriber, emission, timing, failure);
        }
    }

    /// Whoever emitted is gone: the log is the only place left.
    private static void report(
            Subscriber subscriber, LiveEmission emission, Timing timing, Throwable failure) {
        LOGGER.error(
                "{} failed {} of emission {}. Nothing is undone by that, and nobody tries again.",
                subscriber.words(emission.event()),
                timing == Timing.AFTER_COMMIT ? "after the commit" : "after the rollback",
                emission.id(),
                failure);
    }
}
