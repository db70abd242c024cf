package benchmarks.dispatch;

/// The event.
public record Added(long number) {}
