package unisono.events.internal;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/// Time-ordered ids: UUID version 7 (RFC 9562, section 5.7) with the sub-millisecond part as a
/// counter (method 1), so that those of one process rise strictly. Thread-safe.
public final class EmissionIds {
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private long last;

    public EmissionIds(InstantSource clock) {
        this.clock = clock;
    }

    public UUID next() {
        long tick = tick();
        long high = (tick >>> COUNTER_BITS) << 16 | 0x7000L | (tick & COUNTER_MASK);
        long low = random.nextLong() >>> 2 | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /// Milliseconds and counter in one number that never stands still, also when the clock does or
    /// goes back.
    private synchronized long tick() {
        last = Math.max(last + 1, clock.millis() << COUNTER_BITS);
        return last;
    }
}
