package shop.gateway;

import java.time.Duration;

/// What goes wrong at the gateway on purpose.
///
/// @param declined percent of the keys that are declined, 0 to 100; which ones depends on key and
///   seed alone, so that a key is declined always or never
/// @param failing percent of the calls that fail, 0 to 100, half of them before anything is done
///   and half when it is done and only the answer is missing
/// @param latency how long each call takes at least; at most a minute
/// @param hang how long a call hangs that never gets an answer; at most 10 minutes
/// @param outage when nobody is answered but with 503
/// @param seed what is declined, and in which order calls fail
public record Faults(
        int declined, int failing, Duration latency, Duration hang, Outage outage, long seed) {
    private static final Duration LATENCY_MAX = Duration.ofMinutes(1);
    private static final Duration HANG_MAX = Duration.ofMinutes(10);
    private static final int HUNDRED = 100;

    /// Nothing fails, and everything is accepted.
    public static final Faults NONE =
            new Faults(0, 0, Duration.ZERO, Duration.ofSeconds(10), Outage.NEVER, 0);

    /// Checks the limits.
    ///
    /// @throws IllegalArgumentException if one of them is passed
    public Faults {
        check("A share of declined keys", declined);
        check("A share of failing calls", failing);
        check("A latency", latency, LATENCY_MAX);
        check("A hanging call", hang, HANG_MAX);
    }

    /// An outage that comes again and again.
    ///
    /// @param every how long from the end of one to the beginning of the next
    /// @param lasting how long each takes; zero for none at all
    public record Outage(Duration every, Duration lasting) {
        private static final Duration MAX = Duration.ofDays(1);

        /// No outage.
        public static final Outage NEVER = new Outage(Duration.ZERO, Duration.ZERO);

        /// Checks the limits.
        ///
        /// @throws IllegalArgumentException if one of them is passed
        public Outage {
            check("The time between outages", every, MAX);
            check("An outage", lasting, MAX);
        }

        /// Whether it is under way, so long after the gateway was started.
        boolean covers(Duration running) {
            if (lasting.isZero()) {
                return false;
            }
            long round = every.plus(lasting).toMillis();
            return running.toMillis() % round >= every.toMillis();
        }
    }

    private static void check(String what, int percent) {
        if (percent < 0 || percent > HUNDRED) {
            throw new IllegalArgumentException(
                    "%s of %d %% is not between 0 and 100.".formatted(what, percent));
        }
    }

    private static void check(String what, Duration value, Duration max) {
        if (value.isNegative() || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "%s of %s is not between 0 and %s.".formatted(what, value, max));
        }
    }

    /// Whether this key is one of those that are declined.
    boolean declines(String key) {
        // Mixed, because the hashes of keys that differ in one letter lie side by side.
        long mixed = (key.hashCode() * 31L + seed) * 0x9E3779B97F4A7C15L;
        return Long.remainderUnsigned(mixed >>> 16, HUNDRED) < declined;
    }
}
