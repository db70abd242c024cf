package unisono.commands.internal;

import com.google.inject.Singleton;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import unisono.commands.BoundCommand;
import unisono.commands.CommandException;
import unisono.commands.RunningCommand;
import unisono.data.Database;
import unisono.data.Transactions;
import unisono.events.ApplicationStopping;
import unisono.events.EventDispatcher;
import unisono.events.Events;
import unisono.events.Origin;
import unisono.events.TransactionContext;

/// Runs submitted commands on virtual threads, and ends them at their deadlines. Thread-safe.
@Singleton
final class Submissions {
    private static final int RUNNING_MAX = 10_000;
    private static final Duration DEADLINE_MIN = Duration.ofMillis(1);
    private static final Duration DEADLINE_MAX = Duration.ofDays(1);

    /// The database ends the transaction after the deadline, and never before: who is late is told
    /// so by us.
    private static final Duration SERVER_LATER = Duration.ofSeconds(1);

    private final Execution execution;
    private final Database database;
    private final Transactions transactions;
    private final TransactionContext context;
    private final Events events;
    private final Set<Submission<?>> running = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(RUNNING_MAX);
    private volatile boolean stopped;

    @Inject
    Submissions(
            Execution execution,
            Database database,
            Transactions transactions,
            TransactionContext context,
            Events events,
            EventDispatcher dispatcher) {
        this.execution = execution;
        this.database = database;
        this.transactions = transactions;
        this.context = context;
        this.events = events;
        var _ = dispatcher.listen(ApplicationStopping.class, _ -> stop());
    }

    <C, R> RunningCommand<R> start(Order<C, R> order, Duration deadline) {
        refuse(order, deadline);
        openFirst(order.bound());
        var submission = new Submission<R>(order.bound().name().text(), deadline);
        var own =
                new Order<>(
                        order.bound(),
                        order.command(),
                        order.mode(),
                        order.key(),
                        submission::commits);
        var limited = transactions.timeout(longer(deadline));
        var origin = Origin.current();
        var work = events.carried(() -> Origin.call(origin, () -> execution.run(own, limited)));
        running.add(submission);
        var thread =
                Thread.ofVirtual()
                        .name(submission.toString())
                        .unstarted(() -> {
                            submission.run(work);
                            running.remove(submission);
                            places.release();
                        });
        submission.begin(thread);
        if (stopped) {
            var _ = submission.cancel();
        }
        return submission;
    }

    /// Who comes first opens the database and migrates it, which no deadline may interrupt.
    private void openFirst(BoundCommand<?, ?, ?> bound) {
        if (!bound.outsideTransactions()) {
            try {
                database.open();
            } catch (RuntimeException closed) {
                places.release();
                throw closed;
            }
        }
    }

    private static Duration longer(Duration deadline) {
        var later = deadline.plus(SERVER_LATER);
        return later.compareTo(DEADLINE_MAX) < 0 ? later : DEADLINE_MAX;
    }

    private void refuse(Order<?, ?> order, Duration deadline) {
        var name = order.bound().name();
        if (deadline.compareTo(DEADLINE_MIN) < 0 || deadline.compareTo(DEADLINE_MAX) > 0) {
            throw new IllegalArgumentException(
                    "The deadline %s of %s is not between 1 ms and 1 day."
                            .formatted(deadline, name));
        }
        if (context.active()) {
            throw new CommandException(
                    "%s was submitted inside a transaction, which may still roll back when it is done. Send it, store it, or submit it when the transaction is over."
                            .formatted(name));
        }
        if (stopped) {
            throw new CommandException(
                    "%s was submitted while the application stops. Store what must be done later."
                            .formatted(name));
        }
        if (!places.tryAcquire()) {
            throw new CommandException(
                    "%s was submitted while %d commands run, and no more are allowed. Await some, or store it."
                            .formatted(name, RUNNING_MAX));
        }
    }

    private void stop() {
        stopped = true;
        running.forEach(Submission::cancel);
    }
}
