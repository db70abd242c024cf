package benchmarks.station;

import jakarta.validation.constraints.Positive;

/// The event. Its constraint is looked at only where a row says so.
public record Added(@Positive long number) {}
