package unisono.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody did about a delivery by hand.
///
/// @param actor who, as [unisono.events.Origin] says; null where nobody said
/// @param before the payload in JSON that was replaced, if it was edited; else null
public record DeliveryIntervention(
        Instant at, Action action, @Nullable String actor, @Nullable String before) {
    /// What was done.
    public enum Action {
        /// It was tried again, with all attempts that its listener allows.
        RETRIED,
        /// It was given up for ever.
        DROPPED,
        /// Its payload was replaced, and it was tried again.
        EDITED
    }
}
