package benchmarks.projection;

import java.time.Instant;
import java.util.UUID;

/// Some 200 bytes of JSON.
public record Sold(long number, UUID cart, String customer, long cents, Instant at, String note) {}
