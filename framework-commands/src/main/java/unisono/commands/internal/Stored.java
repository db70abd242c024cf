package unisono.commands.internal;

import java.time.Duration;
import java.util.UUID;
import unisono.commands.CommandName;
import unisono.commands.CommandOutcome;
import unisono.commands.StoredCommand;

/// One stored command.
record Stored<R>(Storage storage, CommandName<?, R> name, UUID id) implements StoredCommand<R> {
    private static final Duration LOOK_FIRST = Duration.ofMillis(5);
    private static final Duration LOOK_LAST = Duration.ofMillis(500);
    private static final Duration LIMIT_MAX = Duration.ofDays(1);

    @Override
    public CommandOutcome<R> outcome() {
        return storage.outcome(name, id);
    }

    /// Listens before it looks, so that nothing is missed in between.
    @Override
    public CommandOutcome<R> await(Duration limit) throws InterruptedException {
        if (limit.isNegative() || limit.compareTo(LIMIT_MAX) > 0) {
            throw new IllegalArgumentException(
                    "A limit of %s is not between 0 and 1 day.".formatted(limit));
        }
        storage.refuseInside(name);
        long end = System.nanoTime() + limit.toNanos();
        try (var ear = storage.listen(id)) {
            var look = LOOK_FIRST;
            var outcome = outcome();
            long left = end - System.nanoTime();
            while (!outcome.isOver() && left > 0) {
                ear.await(Duration.ofNanos(Math.min(left, look.toNanos())));
                look = shorter(look.multipliedBy(2), LOOK_LAST);
                outcome = outcome();
                left = end - System.nanoTime();
            }
            return outcome;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public String toString() {
        return "%s %s".formatted(name, id);
    }
}
