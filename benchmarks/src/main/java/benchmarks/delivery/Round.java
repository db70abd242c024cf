package benchmarks.delivery;

import java.util.List;

/// What one way did in one round.
///
/// @param clientNanos what the JVM computed meanwhile
/// @param serverNanos what the database server computed, with all its processes; 0 if nobody knows
record Round(long events, long nanos, long clientNanos, long serverNanos) {
    private static final double NANOS_OF_A_SECOND = 1e9;
    private static final double NANOS_OF_A_MICRO = 1e3;

    static Round of(List<Long> numbers) {
        return new Round(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }

    List<Long> numbers() {
        return List.of(events, nanos, clientNanos, serverNanos);
    }

    double perSecond() {
        return events * NANOS_OF_A_SECOND / nanos;
    }

    double clientMicros() {
        return clientNanos / NANOS_OF_A_MICRO / events;
    }

    double serverMicros() {
        return serverNanos / NANOS_OF_A_MICRO / events;
    }

    double cpuMicros() {
        return clientMicros() + serverMicros();
    }
}
