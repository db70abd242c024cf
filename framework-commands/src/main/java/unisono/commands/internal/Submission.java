package unisono.commands.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.commands.CommandException;
import unisono.commands.CommandOutcome;
import unisono.commands.RunningCommand;
import unisono.events.Refusal;

/// One submitted command.
///
/// **Commit or cancellation, never both.** When all is done but the commit, the thread says so;
/// from then on nobody may interrupt it, because an interruption would cut the connection while the
/// database commits, and nobody would know the outcome. Before, a cancellation wins: the thread
/// then gets an exception in place of its commit, also when the handler swallowed the interruption.
final class Submission<R> implements RunningCommand<R> {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.commands");

    private static final Duration LONG = Duration.ofHours(1);

    private final String name;
    private final Duration deadline;
    private final CompletableFuture<CommandOutcome<R>> outcome = new CompletableFuture<>();
    private Stage stage = Stage.RUNNING;
    private @Nullable Thread thread;

    Submission(String name, Duration deadline) {
        this.name = name;
        this.deadline = deadline;
    }

    private enum Stage {
        RUNNING,
        COMMITTING,
        CANCELLED,
        EXPIRED
    }

    void begin(Thread running) {
        synchronized (this) {
            thread = running;
        }
        running.start();
        var _ =
                outcome.copy()
                        .orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS)
                        .whenComplete((_, late) -> {
                            if (late instanceof TimeoutException && interrupt(Stage.EXPIRED)) {
                                LOGGER.warn("{} had not ended after {}.", name, deadline);
                            }
                        });
    }

    void run(Callable<R> work) {
        outcome.complete(ended(work));
    }

    private CommandOutcome<R> ended(Callable<R> work) {
        try {
            return new CommandOutcome.Succeeded<>(work.call());
        } catch (Throwable failure) {
            return meaning(failure);
        }
    }

    private synchronized CommandOutcome<R> meaning(Throwable failure) {
        return switch (stage) {
            case CANCELLED -> new CommandOutcome.Cancelled<>();
            case EXPIRED -> new CommandOutcome.Expired<>(deadline);
            case RUNNING, COMMITTING -> {
                if (failure instanceof Refusal refusal) {
                    yield new CommandOutcome.Refused<>(refusal);
                }
                LOGGER.error("{} failed.", name, failure);
                yield new CommandOutcome.Failed<>(failure);
            }
        };
    }

    /// All is done but the commit.
    synchronized void commits() {
        if (stage != Stage.RUNNING) {
            throw new CommandException(
                    "%s came to its end too late, and is not committed. Give it more time, or let it heed interruptions."
                            .formatted(name));
        }
        stage = Stage.COMMITTING;
    }

    @Override
    public boolean cancel() {
        return interrupt(Stage.CANCELLED);
    }

    private synchronized boolean interrupt(Stage why) {
        if (outcome.isDone() || stage != Stage.RUNNING) {
            return stage == why;
        }
        stage = why;
        if (thread != null) {
            thread.interrupt();
        }
        return true;
    }

    @Override
    public CommandOutcome<R> outcome() {
        return outcome.getNow(new CommandOutcome.Pending<>(0, null));
    }

    @Override
    public CommandOutcome<R> await() throws InterruptedException {
        CommandOutcome<R> ended;
        do {
            ended = await(LONG);
        } while (!ended.isOver());
        return ended;
    }

    @Override
    public CommandOutcome<R> await(Duration limit) throws InterruptedException {
        try {
            return outcome.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return outcome();
        } catch (InterruptedException e) {
            var _ = cancel();
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("An outcome never fails.", e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
