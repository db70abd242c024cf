package unisono.events;

import java.time.Duration;

/// What becomes of a durable delivery that fails in a certain way. See [DurableBinding].
public sealed interface FailureRule {
    /// It is tried again by itself.
    ///
    /// @param attemptsMax with the first; 1 for never again
    /// @param first what the pause before the second attempt is at the most; doubled each time
    record Retry(int attemptsMax, Duration first) implements FailureRule {}

    /// What the listener talks to is down: that is nobody's attempt, and the listener waits.
    record Pause() implements FailureRule {}
}
