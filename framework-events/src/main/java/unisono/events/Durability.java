package unisono.events;

import java.time.Duration;
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
public record Durability(
        @Nullable String name,
        Effects effects,
        int attemptsMax,
        Duration backoff,
        @Nullable Function<Object, @Nullable Object> key,
        boolean fromStart,
        boolean together,
        int batch) {
    public static final int ATTEMPTS_MAX = 100;
    public static final int BATCH_MAX = 1_000;

    /// Effects in the database, ten attempts, the second after a second at the most, no order, from
    /// now on, each delivery in a transaction of its own.
    public static final Durability DEFAULT =
            new Durability(
                    null, Effects.DATABASE, 10, Duration.ofSeconds(1), null, false, false, 1);

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
        return new Durability(given, effects, attemptsMax, backoff, key, fromStart, false, batch);
    }

    Durability withGroup(String shared) {
        return new Durability(shared, effects, attemptsMax, backoff, key, fromStart, true, batch);
    }

    Durability with(Effects other) {
        return new Durability(name, other, attemptsMax, backoff, key, fromStart, together, batch);
    }

    Durability withAttempts(int max, Duration first) {
        return new Durability(name, effects, max, first, key, fromStart, together, batch);
    }

    Durability withKey(Function<Object, @Nullable Object> other) {
        return new Durability(
                name, effects, attemptsMax, backoff, other, fromStart, together, batch);
    }

    Durability beginningAtStart() {
        return new Durability(name, effects, attemptsMax, backoff, key, true, together, batch);
    }

    Durability withBatch(int most) {
        return new Durability(name, effects, attemptsMax, backoff, key, fromStart, together, most);
    }

    /// Whether another says the same of everything but the key, which belongs to one event.
    public boolean agreesWith(Durability other) {
        return withoutKey().equals(other.withoutKey());
    }

    private Durability withoutKey() {
        return new Durability(
                name, effects, attemptsMax, backoff, null, fromStart, together, batch);
    }
}
