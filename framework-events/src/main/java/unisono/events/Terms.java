package unisono.events;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
/// @param durability how a durable listener is run; null for all others
public record Terms(
        Timing timing,
        int priority,
        @Nullable Predicate<Object> condition,
        @Nullable Duration deadline,
        boolean stopping,
        @Nullable String recursionEnds,
        @Nullable Durability durability) {
    /// In the transaction, at priority 0, always.
    public static final Terms DEFAULT =
            new Terms(Timing.IN_TRANSACTION, 0, null, null, false, null, null);

    Terms at(Timing other) {
        return new Terms(other, priority, condition, deadline, stopping, recursionEnds, durability);
    }

    Terms withPriority(int other) {
        return new Terms(timing, other, condition, deadline, stopping, recursionEnds, durability);
    }

    /// Both conditions must hold: a second one narrows the first.
    Terms when(Predicate<Object> another) {
        var both = condition == null ? another : condition.and(another);
        return new Terms(timing, priority, both, deadline, stopping, recursionEnds, durability);
    }

    Terms within(Duration limit) {
        return new Terms(
                Timing.ASYNCHRONOUS,
                priority,
                condition,
                limit,
                stopping,
                recursionEnds,
                durability);
    }

    Terms stopped() {
        return new Terms(timing, priority, condition, deadline, true, recursionEnds, durability);
    }

    Terms endingRecursion(String why) {
        return new Terms(timing, priority, condition, deadline, stopping, why, durability);
    }

    Terms durably(UnaryOperator<Durability> change) {
        return new Terms(
                Timing.DURABLE,
                priority,
                condition,
                deadline,
                stopping,
                recursionEnds,
                change.apply(durability == null ? Durability.DEFAULT : durability));
    }

    /// What a durable listener says of itself.
    public Durability requireDurability() {
        return requireNonNull(durability, "The listener is not durable.");
    }
}
