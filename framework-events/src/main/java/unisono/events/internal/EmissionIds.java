package unisono.events.internal;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.UUID;

/// Time-ordered ids: UUID version 7 (RFC 9562, section 5.7) with the sub-millisecond part as a
/// counter (method 1), so that those of one process rise strictly. Thread-safe.
///
/// The random part tells processes apart and keeps no secret: a generator that is seeded well costs
/// a hundredth of one that nobody can predict.
public final class EmissionIds {
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

    private final InstantSource clock;
    private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
    private long last;

    public EmissionIds(InstantSource clock) {
        this.clock = clock;
    }

    /// Milliseconds and counter are one number that never stands still, also when the clock does or
    /// goes back.
    public UUID next() {
        long now = clock.millis() << COUNTER_BITS;
        long tick;
        long low;
        synchronized (this) {
            last = Math.max(last + 1, now);
            tick = last;
            low = random.nextLong();
        }
        long high = (tick >>> COUNTER_BITS) << 16 | 0x7000L | (tick & COUNTER_MASK);
        return new UUID(high, low >>> 2 | 0x8000000000000000L);
    }
}
