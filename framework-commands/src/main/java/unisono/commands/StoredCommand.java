package unisono.commands;

import java.time.Duration;
import java.util.UUID;

/// A command that was stored, on whatever node and at whatever time, and done or not. What became
/// of it is known for [CommandBus#KEPT] at least. Thread-safe.
///
/// @param <R> the result
public interface StoredCommand<R> {
    /// By which it is found again; it is the id of its emission in the log.
    UUID id();

    /// How it ended, or [CommandOutcome.Pending]. Costs a round trip or two.
    ///
    /// @throws CommandException if there is no such command any more, or it is another one
    CommandOutcome<R> outcome();

    /// Waits until it has ended: told at once where it runs on this node, else looking at first
    /// every few milliseconds, and at last twice a second.
    ///
    /// @param limit after which the outcome is [CommandOutcome.Pending]; up to a day
    /// @throws CommandException inside a transaction, where what it stores is not there for others
    /// @throws InterruptedException if this thread is interrupted; the command goes on
    CommandOutcome<R> await(Duration limit) throws InterruptedException;
}
