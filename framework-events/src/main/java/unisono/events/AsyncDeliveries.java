package unisono.events;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The asynchronous deliveries of one emission, or of one event object: they run on virtual threads
/// of their own, each until it ends, or until its deadline, when it is interrupted.
///
/// Those of an emission in a transaction start when it has committed, and never when it rolls back.
/// Who does not wait need not keep this handle: failures are logged in any case. Thread-safe.
public interface AsyncDeliveries {
    /// Waits until every delivery has ended or has come to its deadline; one that does not heed its
    /// interruption is not waited for any longer. When the waiting thread is interrupted, all are
    /// cancelled together.
    ///
    /// @return how each ended, in delivery order; empty when the event has no asynchronous listener
    /// @throws EventException inside the transaction of the emission: they have not started yet
    /// @throws InterruptedException if this thread is interrupted
    List<Completion> await() throws InterruptedException;

    /// Interrupts all that still run, and starts none of those that wait for a commit.
    void cancel();

    /// How a delivery ended.
    sealed interface Completion {
        /// The handler, `PrintLabels.forOrder`.
        String handler();

        /// It ran to its end.
        ///
        /// @param result of a listener that answers an event object; null for none
        record Completed(String handler, @Nullable Object result) implements Completion {}

        /// It threw.
        record Failed(String handler, Throwable failure) implements Completion {}

        /// It had not ended when its time was over.
        record Expired(String handler, Duration deadline) implements Completion {}

        /// It was cancelled, or its transaction rolled back before it could start.
        record Cancelled(String handler) implements Completion {}
    }
}
