package unisono.events.internal.delivery;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Time-ordered ids: UUID version 7 (RFC 9562, section 5.7) with the sub-millisecond part as a
/// counter (method 1), so that those of one process rise strictly. Thread-safe.
///
/// The random part tells processes apart and keeps no secret: a secret seed and the counter, mixed
/// as [java.util.SplittableRandom] does, cost a hundredth of what nobody can predict, and no lock.
public final class EmissionIds {
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final InstantSource clock;
    private final long seed = new SecureRandom().nextLong();
    private final AtomicLong last = new AtomicLong();

    public EmissionIds(InstantSource clock) {
        this.clock = clock;
    }

    /// An id of now.
    public UUID next() {
        return next(clock.millis());
    }

    /// An id of this millisecond, or as soon after it as there is none yet.
    UUID next(long millis) {
        long tick = tick(millis << COUNTER_BITS);
        long high = (tick >>> COUNTER_BITS) << 16 | 0x7000L | (tick & COUNTER_MASK);
        return new UUID(high, mixed(seed + tick * GOLDEN_GAMMA) >>> 2 | 0x8000000000000000L);
    }

    /// When it was made, to the millisecond.
    static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /// Milliseconds and counter are one number that never stands still, also when the clock does or
    /// goes back.
    private long tick(long now) {
        while (true) {
            long before = last.get();
            long tick = Math.max(before + 1, now);
            if (last.compareAndSet(before, tick)) {
                return tick;
            }
        }
    }

    /// Stafford's variant 13 of MurmurHash3's finalizer.
    private static long mixed(long number) {
        long half = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        long whole = (half ^ half >>> 27) * 0x94d049bb133111ebL;
        return whole ^ whole >>> 31;
    }
}
