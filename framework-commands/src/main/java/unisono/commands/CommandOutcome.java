package unisono.commands;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import unisono.events.Refusal;

/// How a command ended, or that it has not.
///
/// @param <R> the result
public sealed interface CommandOutcome<R> {
    /// It was done, and what it did is committed.
    record Succeeded<R>(R result) implements CommandOutcome<R> {
        @Override
        public String toString() {
            return "Succeeded";
        }
    }

    /// Its module said no; everything was rolled back.
    record Refused<R>(Refusal refusal) implements CommandOutcome<R> {}

    /// It failed; everything was rolled back.
    ///
    /// @param failure what the handler threw; of a stored command a [CommandFailed], and then it is
    ///   not tried again unless somebody wants it
    record Failed<R>(Throwable failure) implements CommandOutcome<R> {}

    /// Somebody cancelled it, or the application stopped; everything was rolled back.
    record Cancelled<R>() implements CommandOutcome<R> {}

    /// It had not ended when its time was over; everything was rolled back.
    record Expired<R>(Duration deadline) implements CommandOutcome<R> {}

    /// It has not ended.
    ///
    /// @param attempts of a stored command, how many have failed
    /// @param last the last of those failures; null if there is none
    record Pending<R>(int attempts, @Nullable CommandFailed last) implements CommandOutcome<R> {}

    /// Whether nothing will follow.
    default boolean isOver() {
        return !(this instanceof Pending);
    }

    /// The result of what was done.
    ///
    /// @throws Refusal if it was refused
    /// @throws CommandException if it was cancelled, expired, or has not ended
    /// @throws RuntimeException (or any other Throwable, unchanged) what it failed of
    default R orThrow() {
        return switch (this) {
            case Succeeded<R>(var result) -> result;
            case Refused<R>(var refusal) -> throw refusal;
            case Failed<R>(var failure) -> throw Unchanged.rethrow(failure);
            case Cancelled<R> _ ->
                    throw new CommandException(
                            "The command was cancelled, and everything was rolled back. Ask for it again if it is still wanted.");
            case Expired<R>(var deadline) ->
                    throw new CommandException(
                            "The command had not ended after %s, and everything was rolled back. Give it more time, or store it."
                                    .formatted(deadline));
            case Pending<R>(int attempts, _) ->
                    throw new CommandException(
                            "The command has not ended (attempts that failed: %d). Await it longer, and let a node deliver: deliveries.start()."
                                    .formatted(attempts));
        };
    }
}
