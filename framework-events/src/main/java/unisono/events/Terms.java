package unisono.events;

import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a subscription says beyond whom it hears and what it calls.
///
/// @param priority higher first; default 0
/// @param condition asked with the payload before each delivery, or with the emission where the
///   subscription hears any event; null for always
/// @param deadline how long an asynchronous listener may take; null for all others
/// @param stopping whether an event object reaches nobody else after this listener
/// @param recursionEnds why a circle of emissions through this listener ends by itself; null where
///   nobody says so
public record Terms(
        Timing timing,
        int priority,
        @Nullable Predicate<Object> condition,
        @Nullable Duration deadline,
        boolean stopping,
        @Nullable String recursionEnds) {
    /// In the transaction, at priority 0, always.
    public static final Terms DEFAULT =
            new Terms(Timing.IN_TRANSACTION, 0, null, null, false, null);

    Terms at(Timing other) {
        return new Terms(other, priority, condition, deadline, stopping, recursionEnds);
    }

    Terms withPriority(int other) {
        return new Terms(timing, other, condition, deadline, stopping, recursionEnds);
    }

    /// Both conditions must hold: a second one narrows the first.
    Terms when(Predicate<Object> another) {
        var both = condition == null ? another : condition.and(another);
        return new Terms(timing, priority, both, deadline, stopping, recursionEnds);
    }

    Terms within(Duration limit) {
        return new Terms(Timing.ASYNCHRONOUS, priority, condition, limit, stopping, recursionEnds);
    }

    Terms stopped() {
        return new Terms(timing, priority, condition, deadline, true, recursionEnds);
    }

    Terms endingRecursion(String why) {
        return new Terms(timing, priority, condition, deadline, stopping, why);
    }
}
