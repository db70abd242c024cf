package unisono.data;

import java.time.Instant;

/// Where a replay begins.
public sealed interface ReplayFrom {
    /// With the oldest event that is still in the log.
    ReplayFrom BEGINNING = new Position(1);

    /// With a position.
    ///
    /// @param position the first that is replayed, at least 1
    record Position(long position) implements ReplayFrom {
        public Position {
            if (position < 1) {
                throw new IllegalArgumentException(
                        "A replay cannot begin at %d: positions begin at 1.".formatted(position));
            }
        }
    }

    /// With the first event that was emitted at a time or later. What follows it in the log is
    /// replayed, also if it was emitted a little earlier and committed later; more than an hour
    /// between an emission and its commit is not reckoned with.
    record Time(Instant time) implements ReplayFrom {}
}
