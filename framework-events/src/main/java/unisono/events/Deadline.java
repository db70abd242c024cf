package unisono.events;

import java.time.Duration;

/// The limits of the time that an asynchronous listener may be given.
final class Deadline {
    private static final Duration MIN = Duration.ofMillis(1);
    private static final Duration MAX = Duration.ofDays(1);

    private Deadline() {}

    static boolean isPossible(Duration deadline) {
        return deadline.compareTo(MIN) >= 0 && deadline.compareTo(MAX) <= 0;
    }

    static String problem(Duration deadline) {
        return "the deadline %s of an asynchronous listener is not between %s and %s. Say how long it may take at the most."
                .formatted(deadline, MIN, MAX);
    }
}
