package unisono.events.internal.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import unisono.events.AsyncDeliveries.Completion;
import unisono.events.EventException;

/// One delivery on a thread of its own. However it ends first counts: its own end, its deadline, or
/// its cancellation. Thread-safe.
final class AsyncDelivery {
    private final String handler;
    private final Duration deadline;
    private final CompletableFuture<Completion> completion = new CompletableFuture<>();
    private @Nullable Thread thread;
    private volatile @Nullable Thread starter;

    AsyncDelivery(String handler, Duration deadline) {
        this.handler = handler;
        this.deadline = deadline;
    }

    String handler() {
        return handler;
    }

    Duration deadline() {
        return deadline;
    }

    CompletableFuture<Completion> completion() {
        return completion;
    }

    /// It starts when the transaction that is bound to this thread has committed.
    void waitForCommit() {
        starter = Thread.currentThread();
    }

    void refuseToWaitInTransaction() {
        if (Thread.currentThread().equals(starter) && !completion.isDone()) {
            throw new EventException(
                    "%s starts when the transaction has committed, so that waiting for it before would never end. Return the AsyncDeliveries from transactions.call(...), and await them there."
                            .formatted(handler));
        }
    }

    /// Notes the thread that runs it, unless it has been cancelled.
    synchronized boolean begin(Thread running) {
        starter = null;
        if (completion.isDone()) {
            return false;
        }
        thread = running;
        return true;
    }

    /// Ends it; whoever comes second changes nothing.
    void end(Completion how) {
        completion.complete(how);
    }

    void cancel() {
        interruptAfter(new Completion.Cancelled(handler));
    }

    /// Ends it from outside, and interrupts what still runs.
    synchronized boolean interruptAfter(Completion how) {
        boolean first = completion.complete(how);
        if (first && thread != null) {
            thread.interrupt();
        }
        return first;
    }
}
