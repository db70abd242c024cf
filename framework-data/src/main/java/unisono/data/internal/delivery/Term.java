package unisono.data.internal.delivery;

import java.time.Duration;

/// For how long this node may take its leases for its own: until the others may take them, by its
/// own clock, counted from when it asked. Thread-safe.
final class Term {
    private final long lengthNanos;
    private volatile long until = System.nanoTime();

    Term(Duration length) {
        this.lengthNanos = length.toNanos();
    }

    boolean isInForce() {
        return System.nanoTime() - until < 0;
    }

    /// @param askedAt by [System#nanoTime()]
    void renew(long askedAt) {
        until = askedAt + lengthNanos;
    }
}
