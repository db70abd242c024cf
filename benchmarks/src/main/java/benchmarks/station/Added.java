package benchmarks.station;

/// The event.
public record Added(long number) {}
