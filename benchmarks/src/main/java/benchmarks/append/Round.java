package benchmarks.append;

/// What one way did in one round.
///
/// @param cpuNanos what the server computed for it; 0 if nobody knows
record Round(double perSecond, long transactions, long cpuNanos) {}
