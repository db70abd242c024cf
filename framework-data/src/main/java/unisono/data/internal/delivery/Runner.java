package unisono.data.internal.delivery;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.SqlFailures;
import unisono.data.internal.delivery.NotCompleted.Reason;
import unisono.events.FailureRule;

/// Runs deliveries one after the other, and decides what becomes of them. Thread-safe.
final class Runner {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final int WAITING_PAGE = 100;
    private static final Duration A_MOMENT = Duration.ofMillis(2);

    private final Handling handling;
    private final Recorder recorder;
    private final PayloadReader payloads;
    private final Verdicts verdicts;
    private final Retries retries;

    Runner(
            Handling handling,
            Recorder recorder,
            PayloadReader payloads,
            Verdicts verdicts,
            Retries retries) {
        this.handling = handling;
        this.recorder = recorder;
        this.payloads = payloads;
        this.verdicts = verdicts;
        this.retries = retries;
    }

    private enum End {
        DONE,
        FAILED,
        /// It has not run, because the database does not answer or the node stops.
        LATER,
        /// What the listener talks to is down.
        DOWN,
        /// It failed, and that is still to be written: its key waits.
        UNWRITTEN
    }

    /// Works until there is nothing to do.
    void work(Mailbox mailbox) {
        var outage = new Outage("Deliveries to %s wait".formatted(mailbox.name()));
        try {
            for (var items = mailbox.take(); !items.isEmpty(); items = mailbox.take()) {
                run(mailbox, items, outage);
            }
        } catch (InterruptedException e) {
            mailbox.goHome();
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            mailbox.goHome();
            LOGGER.error(
                    "A worker of %s ended. What it had is delivered when another node takes over."
                            .formatted(mailbox.name()),
                    bug);
        }
    }

    private void run(Mailbox mailbox, List<Item> items, Outage outage) throws InterruptedException {
        var failure = runAll(mailbox, items);
        if (failure == null) {
            outage.over();
        } else if (!recorder.isOver()) {
            outage.pause(failure);
        }
    }

    /// Runs them; why the rest was put back, or null if nothing was.
    private @Nullable Exception runAll(Mailbox mailbox, List<Item> items)
            throws InterruptedException {
        if (items.size() > 1 && handling.deliverTogether(mailbox, items)) {
            items.forEach(mailbox::done);
            return null;
        }
        for (int i = 0; i < items.size(); i++) {
            var attempt = runOne(mailbox, items.get(i));
            if (attempt.end() == End.DOWN) {
                mailbox.putBehind(items.subList(i, items.size()));
                return null;
            }
            if (attempt.end() == End.UNWRITTEN) {
                mailbox.requeue(items.subList(i + 1, items.size()));
                return null;
            }
            if (attempt.end() == End.LATER) {
                mailbox.requeue(items.subList(i, items.size()));
                return attempt.outage();
            }
        }
        return null;
    }

    private Attempt runOne(Mailbox mailbox, Item item) throws InterruptedException {
        if (mailbox.isParked(item)) {
            waits(mailbox, List.of(item));
            return Attempt.FAILED;
        }
        var attempt = attempt(mailbox, item);
        if (attempt.end() == End.DONE && item.isStored() && item.key() != null) {
            continueBehind(mailbox, item.key());
        }
        return attempt;
    }

    /// @param outage why it was put off; null if it was not
    private record Attempt(End end, @Nullable Exception outage) {
        static final Attempt DONE = new Attempt(End.DONE, null);
        static final Attempt FAILED = new Attempt(End.FAILED, null);
        static final Attempt DOWN = new Attempt(End.DOWN, null);
        static final Attempt UNWRITTEN = new Attempt(End.UNWRITTEN, null);
    }

    /// What waited behind one that is done runs in order, until one fails.
    private void continueBehind(Mailbox mailbox, String key) throws InterruptedException {
        var turn = mailbox.beginContinuing(key);
        if (turn == null) {
            return;
        }
        try {
            boolean more = true;
            while (more && !recorder.isOver()) {
                more = continueOnce(mailbox, key);
            }
        } finally {
            mailbox.endContinuing(turn);
        }
    }

    /// Runs what waits by now; whether there may be more.
    private boolean continueOnce(Mailbox mailbox, String key) throws InterruptedException {
        long written = mailbox.written(key);
        if (written < 0) {
            Thread.sleep(A_MOMENT);
            return true;
        }
        var waiting =
                recorder.persist(
                        mailbox,
                        connection ->
                                FailureTable.waiting(
                                        connection, mailbox.name(), key, WAITING_PAGE));
        if (waiting == null || waiting.isBlocked()) {
            return false;
        }
        for (var row : waiting.rows()) {
            var item = Retries.item(mailbox, row, payloads);
            if (item == null || !mailbox.retry(item, false)) {
                Thread.sleep(A_MOMENT);
                return item != null && mailbox.has(item.hold());
            }
            if (!continues(mailbox, item)) {
                return false;
            }
        }
        return !waiting.rows().isEmpty() || !mailbox.unpark(key, written);
    }

    private boolean continues(Mailbox mailbox, Item item) throws InterruptedException {
        var attempt = mailbox.mayRun() ? attempt(mailbox, item) : Attempt.DOWN;
        if (attempt.end() == End.DOWN) {
            mailbox.putBehind(List.of(item));
        } else if (attempt.end() == End.LATER) {
            mailbox.requeue(List.of(item));
        }
        return attempt.end() == End.DONE;
    }

    // --- Deliveries ---

    private Attempt attempt(Mailbox mailbox, Item item) throws InterruptedException {
        try {
            handling.deliver(mailbox, item);
            mailbox.done(item);
            return Attempt.DONE;
        } catch (NotCompleted refusal) {
            return notCompleted(mailbox, item, refusal.reason());
        } catch (Throwable failure) {
            if (recorder.isOver() || SqlFailures.isOutage(failure)) {
                return new Attempt(End.LATER, asException(failure));
            }
            if (DoneTable.isRefusal(failure)) {
                return refused(mailbox, item, failure);
            }
            if (mailbox.durability().rule(failure) instanceof FailureRule.Pause
                    && mailbox.isDown(item, failure)) {
                return Attempt.DOWN;
            }
            return fail(mailbox, item, failure) ? Attempt.FAILED : Attempt.UNWRITTEN;
        }
    }

    private static Exception asException(Throwable failure) {
        return failure instanceof Exception exception ? exception : new RuntimeException(failure);
    }

    private Attempt refused(Mailbox mailbox, Item item, Throwable failure)
            throws InterruptedException {
        var reason = recorder.persist(mailbox, connection -> DoneTable.why(connection, item));
        if (reason == Reason.DROPPED) {
            return fail(mailbox, item, failure) ? Attempt.FAILED : Attempt.UNWRITTEN;
        }
        return notCompleted(mailbox, item, reason == null ? Reason.FENCED : reason);
    }

    private Attempt notCompleted(Mailbox mailbox, Item item, Reason reason)
            throws InterruptedException {
        switch (reason) {
            case ALREADY -> {
                if (item.isStored()) {
                    recorder.forget(mailbox, item);
                }
                mailbox.settle(item);
                return Attempt.DONE;
            }
            case DROPPED -> mailbox.settle(item);
            case FENCED, SOME -> mailbox.lost(item);
        }
        return Attempt.FAILED;
    }

    // --- Failures ---

    /// @return whether that is written
    private boolean fail(Mailbox mailbox, Item item, Throwable failure)
            throws InterruptedException {
        mailbox.failed(item);
        var meaning = verdicts.on(mailbox, item, failure);
        return recorder.fail(
                mailbox,
                item,
                meaning,
                written -> {
                    if (written == null) {
                        mailbox.lost(item);
                        return;
                    }
                    var behind = mailbox.park(item);
                    if (!behind.isEmpty()) {
                        waits(mailbox, behind);
                    }
                    if (meaning.state().equals("retry")) {
                        retries.expect(meaning.due());
                    }
                });
    }

    /// Writes what must wait behind a parked key.
    void waits(Mailbox mailbox, List<Item> items) throws InterruptedException {
        recorder.waits(
                mailbox,
                items,
                free -> {
                    if (free == null) {
                        items.forEach(mailbox::lost);
                        return;
                    }
                    mailbox.waits(items);
                    for (var key : free) {
                        Thread.ofVirtual()
                                .name("unisono-delivery-behind")
                                .start(() -> takeUp(mailbox, key));
                    }
                });
    }

    /// Somebody dropped what its key waited for.
    private void takeUp(Mailbox mailbox, String key) {
        try {
            continueBehind(mailbox, key);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
