package unisono.commands;

import java.time.Duration;

/// A command that runs on a thread of its own, within its deadline.
///
/// At the deadline, and when it is cancelled, its thread is interrupted, and its transaction is not
/// committed any more, whether its handler heeds that or not. Once it commits it is left alone, and
/// its outcome says that it was done. Outside a transaction nothing can be rolled back: what comes
/// to its end there was done, too. Thread-safe.
///
/// @param <R> the result
public interface RunningCommand<R> {
    /// Waits until it has ended in truth: behind the deadline for as long as its handler does not
    /// heed the interruption. When the waiting thread is interrupted, it is cancelled.
    ///
    /// @throws InterruptedException if this thread is interrupted
    CommandOutcome<R> await() throws InterruptedException;

    /// Waits as [#await()] does, but not for ever.
    ///
    /// @param limit after which the outcome is [CommandOutcome.Pending], and it goes on
    /// @throws InterruptedException if this thread is interrupted
    CommandOutcome<R> await(Duration limit) throws InterruptedException;

    /// How it ended; [CommandOutcome.Pending] while it runs.
    CommandOutcome<R> outcome();

    /// Interrupts it, unless it commits already or has ended.
    ///
    /// @return whether it was interrupted, now or before, by a cancellation
    boolean cancel();
}
