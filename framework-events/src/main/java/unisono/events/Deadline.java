package unisono.events;

import java.time.Duration;

/// The limits of the time that an asynchronous listener may be given.
final class Deadline {
    private static final Duration MIN = Duration.ofMillis(1);
    private static final Duration MAX = Duration.ofDays(1);

    private Deadline() {}

    static Duration checked(Duration deadline) {
        if (deadline.compareTo(MIN) < 0 || deadline.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(
                    "The deadline %s of an asynchronous listener is not between %s and %s."
                            .formatted(deadline, MIN, MAX));
        }
        return deadline;
    }
}
