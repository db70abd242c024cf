package unisono.events.middleware;

import java.time.Duration;
import java.util.List;

/// What [DeliveryTimings] has measured of one handler so far.
///
/// @param module the listening module
/// @param handler `PlaceOrder.fromCart`
/// @param deliveries all, the failed ones included
/// @param failures those that threw
/// @param max the longest one
/// @param buckets how many deliveries took how long, the fastest first
public record HandlerTimings(
        String module,
        String handler,
        long deliveries,
        long failures,
        Duration total,
        Duration max,
        List<Bucket> buckets) {
    public HandlerTimings {
        buckets = List.copyOf(buckets);
    }

    /// How many deliveries took less than this, and not less than the bound of the bucket before.
    ///
    /// @param below from a microsecond to a second in powers of ten; of the last bucket,
    ///   [java.time.temporal.ChronoUnit#FOREVER]
    public record Bucket(Duration below, long deliveries) {}

    /// The average; zero if nothing was delivered.
    public Duration mean() {
        return deliveries == 0 ? Duration.ZERO : total.dividedBy(deliveries);
    }
}
