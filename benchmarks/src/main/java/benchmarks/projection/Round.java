package benchmarks.projection;

/// What one way took for the whole log.
///
/// @param cpuNanos what this JVM computed
record Round(long events, long nanos, long cpuNanos) {
    private static final double NANOS_OF_A_SECOND = 1e9;
    private static final double NANOS_OF_A_MICRO = 1e3;

    double perSecond() {
        return events * NANOS_OF_A_SECOND / nanos;
    }

    double cpuMicros() {
        return cpuNanos / NANOS_OF_A_MICRO / events;
    }
}
