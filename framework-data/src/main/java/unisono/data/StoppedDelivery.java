package unisono.data;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A delivery that has not succeeded, with its history.
///
/// @param listener the stable name of the durable listener
/// @param position of the event in the log
/// @param event its name
/// @param key of what is delivered in order; null if there is no order
/// @param attempts how many failed since it was last retried by hand
/// @param since when it failed first, or began to wait
/// @param due when it may be tried again; means something in [DeliveryState#RETRY] only
/// @param error the last failure, with its stack trace, at most 4,000 characters
/// @param history all attempts that failed, the oldest first, also those during which a node ended;
///   empty in lists
/// @param interventions what was done by hand, the oldest first; empty in lists
public record StoppedDelivery(
        String listener,
        long position,
        String event,
        @Nullable String key,
        DeliveryState state,
        int attempts,
        Instant since,
        Instant due,
        @Nullable String error,
        List<Attempt> history,
        List<DeliveryIntervention> interventions) {

    /// One that failed.
    ///
    /// @param number counted from 1, and anew when somebody retried or edited the delivery; where
    ///   nodes have ended, those are counted by themselves
    /// @param node that made it: host and process
    public record Attempt(int number, Instant at, String node, String error) {}
}
