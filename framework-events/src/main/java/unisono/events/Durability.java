package unisono.events;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How the deliveries of a durable listener are kept, run and tried again. See [DurableBinding].
///
/// @param name as it was given; null for the one that module and handler give it
/// @param attemptsMax how often a delivery is tried, with the first: 1 to [#ATTEMPTS_MAX]
/// @param backoff what the pause before the second attempt is at the most; doubled each time
/// @param key what must be handled in order, taken from the payload, or from the emission where any
///   event is heard; null where no order is wanted
/// @param fromStart whether a new listener begins with the oldest event in the log, and not with
///   the next one
/// @param together whether other handlers may have the same name, and share its deliveries
/// @param batch how many deliveries share a transaction at the most: 1 to [#BATCH_MAX]
/// @param rules what is done about failures of certain classes; see [#rule(Throwable)]
public record Durability(
        @Nullable String name,
        Effects effects,
        int attemptsMax,
        Duration backoff,
        @Nullable Function<Object, @Nullable Object> key,
        boolean fromStart,
        boolean together,
        int batch,
        Map<Class<? extends Throwable>, FailureRule> rules) {
    public static final int ATTEMPTS_MAX = 100;
    public static final int BATCH_MAX = 1_000;

    /// Effects in the database, ten attempts, the second after a second at the most, no order, from
    /// now on, each delivery in a transaction of its own.
    public static final Durability DEFAULT =
            new Durability(
                    null,
                    Effects.DATABASE,
                    10,
                    Duration.ofSeconds(1),
                    null,
                    false,
                    false,
                    1,
                    Map.of());

    /// Where a listener's effects are, which decides how often they may happen.
    public enum Effects {
        /// In the database: they commit together with the note that they are done, and so happen
        /// exactly once.
        DATABASE,
        /// Elsewhere, where no transaction of ours reaches: at least once. The listener runs in no
        /// transaction.
        OUTSIDE
    }

    Durability withName(String given) {
        return new Durability(
                given, effects, attemptsMax, backoff, key, fromStart, false, batch, rules);
    }

    Durability withGroup(String shared) {
        return new Durability(
                shared, effects, attemptsMax, backoff, key, fromStart, true, batch, rules);
    }

    Durability with(Effects other) {
        return new Durability(
                name, other, attemptsMax, backoff, key, fromStart, together, batch, rules);
    }

    Durability withAttempts(int max, Duration first) {
        return new Durability(name, effects, max, first, key, fromStart, together, batch, rules);
    }

    Durability withKey(Function<Object, @Nullable Object> other) {
        return new Durability(
                name, effects, attemptsMax, backoff, other, fromStart, together, batch, rules);
    }

    Durability beginningAtStart() {
        return new Durability(
                name, effects, attemptsMax, backoff, key, true, together, batch, rules);
    }

    Durability withBatch(int most) {
        return new Durability(
                name, effects, attemptsMax, backoff, key, fromStart, together, most, rules);
    }

    Durability with(Class<? extends Throwable> failure, FailureRule rule) {
        var more = FailureRules.and(rules, failure, rule);
        return new Durability(
                name, effects, attemptsMax, backoff, key, fromStart, together, batch, more);
    }

    /// What is done about a failure: what the binding says of its class or of that of a cause, the
    /// outermost and most specific first; where it says nothing and the effects are outside, the
    /// listener pauses when nobody was reached; else what holds for all.
    public FailureRule rule(Throwable failure) {
        var declared = FailureRules.find(rules, failure);
        if (declared == null && effects == Effects.OUTSIDE) {
            declared = FailureRules.find(FailureRules.UNREACHED, failure);
        }
        return Objects.requireNonNullElseGet(
                declared, () -> new FailureRule.Retry(attemptsMax, backoff));
    }

    /// Whether there are failures at which the listener pauses.
    public boolean pauses() {
        return effects == Effects.OUTSIDE
                || rules.values().stream().anyMatch(FailureRule.Pause.class::isInstance);
    }

    /// Whether another says the same of everything but the key, which belongs to one event.
    public boolean agreesWith(Durability other) {
        return withoutKey().equals(other.withoutKey());
    }

    private Durability withoutKey() {
        return new Durability(
                name, effects, attemptsMax, backoff, null, fromStart, together, batch, rules);
    }
}
