package unisono.data.internal.replay;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.internal.SqlFailures;
import unisono.data.internal.delivery.Backoff;
import unisono.data.internal.delivery.Failures;
import unisono.data.internal.delivery.Message;
import unisono.data.internal.delivery.Outage;
import unisono.data.internal.delivery.Slots;
import unisono.data.internal.replay.ClaimTable.Step;
import unisono.events.Durability.Effects;

/// One lane of a replay: what comes in order. One thread at a time.
final class Lane {
    static final int COUNT = Slots.COUNT;

    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(5);

    /// How much of effects outside may be done without a note.
    private static final long UNNOTED_MAX = Duration.ofMillis(20).toNanos();

    private final ReplayRun run;
    private final int number;
    private final boolean outside;
    private final int batch;
    private final Outage outage;
    private long low;

    /// Of effects outside, beyond low.
    private long reached;

    private long unnoted;
    private long notedAt = System.nanoTime();

    Lane(ReplayRun run, int number) {
        this.run = run;
        this.number = number;
        this.outside = run.listener().durability().effects() == Effects.OUTSIDE;
        this.batch = outside ? 1 : run.batchMax();
        this.low = run.claim().lows().get(number);
        this.reached = low;
        this.outage =
                new Outage(
                        "The replay of %s waits for the database"
                                .formatted(run.claim().listener()));
    }

    /// Nothing is left up to there.
    void passed(long position) {
        low = Math.max(low, position);
        reached = low;
    }

    boolean isAhead(Message message) {
        return message.position() > low;
    }

    /// Works until the messages are done, or the run is over.
    void work(List<Message> messages) throws InterruptedException {
        boolean more = true;
        for (int at = 0; more && at < messages.size(); at += batch) {
            more = chunk(messages.subList(at, Math.min(messages.size(), at + batch)));
        }
        note();
    }

    private boolean chunk(List<Message> messages) throws InterruptedException {
        for (int i = 0; i < messages.size(); i++) {
            run.pacer().await();
        }
        if (messages.size() > 1 && run.isGoing() && together(messages)) {
            return true;
        }
        boolean more = run.isGoing();
        for (int i = 0; more && i < messages.size(); i++) {
            more = one(messages.get(i)) && run.isGoing();
        }
        return more;
    }

    /// Whether all of them succeeded in one transaction; else each runs by itself.
    private boolean together(List<Message> messages) throws InterruptedException {
        try {
            inTransaction(messages, 1);
            return true;
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Throwable failure) {
            LOGGER.debug("{} events of a replay run one by one.", messages.size(), failure);
            return false;
        }
    }

    private enum End {
        DONE,
        AGAIN,
        OVER
    }

    /// Tries until it succeeds or is left out; false if the run is over.
    private boolean one(Message message) throws InterruptedException {
        int failed = 0;
        var end = End.AGAIN;
        while (end == End.AGAIN && run.isGoing()) {
            var failure = attempt(message, failed + 1);
            boolean lasting = failure != null && !SqlFailures.isOutage(failure);
            failed += lasting ? 1 : 0;
            end = failure == null ? End.DONE : after(failure, message, failed);
        }
        return end == End.DONE;
    }

    private @Nullable Throwable attempt(Message message, int attempt) {
        try {
            if (outside) {
                run.call(message, attempt);
                reached = message.position();
                unnoted++;
                noteSometimes();
            } else {
                inTransaction(List.of(message), attempt);
            }
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    private End after(Throwable failure, Message message, int failed) throws InterruptedException {
        if (failure instanceof Overtaken || failure instanceof InterruptedException) {
            run.end();
        }
        if (!run.isGoing()) {
            return End.OVER;
        }
        if (SqlFailures.isOutage(failure)) {
            outage.pause(failure instanceof Exception e ? e : new IllegalStateException(failure));
            return End.AGAIN;
        }
        var durability = run.listener().durability();
        if (failed >= durability.attemptsMax() || !run.isReadable(message)) {
            return failed(message, failure);
        }
        LOGGER.warn(
                "The replay of {} failed at position {}, attempt {}: {}",
                run.claim().listener(),
                Long.toString(message.position()),
                failed,
                failure.toString());
        var backoff = new Backoff(durability.backoff(), BACKOFF_MAX);
        Thread.sleep(backoff.after(failed, ThreadLocalRandom.current()));
        return End.AGAIN;
    }

    private End failed(Message message, Throwable failure) throws InterruptedException {
        note();
        var claim = run.claim();
        var error = Failures.text(failure);
        if (!claim.skips()) {
            LOGGER.error(
                    "The replay %d of %s stopped at position %d. Mend the cause and resume it, skip what failed, or cancel it."
                            .formatted(claim.id(), claim.listener(), message.position()),
                    failure);
            run.persist(connection -> {
                ClaimTable.stop(connection, claim, number, message.position(), error);
                return true;
            });
            run.end();
            return End.OVER;
        }
        LOGGER.warn(
                "The replay {} of {} leaves out position {}: {}",
                claim.id(),
                claim.listener(),
                Long.toString(message.position()),
                failure.toString());
        var step = new Step(number, low, message.position(), 0);
        var kept =
                run.persist(connection -> {
                    ClaimTable.failed(connection, claim, message.position(), error);
                    return ClaimTable.step(connection, claim, step);
                });
        return kept != null && stepped(step, kept) ? End.DONE : End.OVER;
    }

    private void inTransaction(List<Message> messages, int attempt) throws Exception {
        var step = new Step(number, low, messages.getLast().position(), messages.size());
        boolean goesOn = run.inTransaction(messages, attempt, step);
        outage.over();
        stepped(step, goesOn);
    }

    private boolean stepped(Step step, boolean goesOn) {
        low = step.to();
        reached = Math.max(reached, low);
        if (!goesOn) {
            run.end();
        }
        return goesOn;
    }

    private void noteSometimes() throws InterruptedException {
        if (System.nanoTime() - notedAt > UNNOTED_MAX) {
            note();
        }
    }

    /// Notes what was done outside, however long the database takes.
    private void note() throws InterruptedException {
        notedAt = System.nanoTime();
        if (reached > low) {
            var step = new Step(number, low, reached, unnoted);
            unnoted = 0;
            var noted = run.persist(c -> ClaimTable.step(c, run.claim(), step));
            stepped(step, noted != null && noted);
        }
    }
}
