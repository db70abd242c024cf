package unisono.events;

import java.time.Duration;
import java.time.Instant;

/// When something is to be emitted, by the clock of what keeps it until then.
public sealed interface Due {
    /// The longest time that something may be kept.
    Duration LONGEST = Duration.ofDays(3_660);

    /// At that time; at once if it is over.
    record At(Instant time) implements Due {
        private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
        private static final Instant FIRST = Instant.EPOCH;

        /// Checks the limits.
        ///
        /// @throws IllegalArgumentException if it is before 1970 or after 9999
        public At {
            if (time.isBefore(FIRST) || time.isAfter(LAST)) {
                throw new IllegalArgumentException(
                        "%s is no time at which something is emitted. Give one from %s to %s."
                                .formatted(time, FIRST, LAST));
            }
        }
    }

    /// So much later than it was said.
    record After(Duration delay) implements Due {
        /// Checks the limits.
        ///
        /// @throws IllegalArgumentException if it is negative, or longer than [#LONGEST]
        public After {
            if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "A delay of %s is not between none and %d days."
                                .formatted(delay, LONGEST.toDays()));
            }
        }
    }
}
