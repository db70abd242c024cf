package unisono.data.internal.stream;

import org.jspecify.annotations.Nullable;

/// The head of a stream, and the snapshot that was read with it.
final class Head {
    private final long number;
    private final int version;
    private final int folded;
    private final long behind;
    private final byte @Nullable [] snapshot;

    Head(long number, int version, int folded, long behind, byte @Nullable [] snapshot) {
        this.number = number;
        this.version = version;
        this.folded = folded;
        this.behind = behind;
        this.snapshot = snapshot;
    }

    /// Without a snapshot, and read from the beginning.
    static Head plain(long number, int version) {
        return new Head(number, version, 0, 0, null);
    }

    long number() {
        return number;
    }

    int version() {
        return version;
    }

    /// The version of the snapshot; 0 without one.
    int folded() {
        return folded;
    }

    /// The position behind which the events stand that are not in the snapshot.
    long behind() {
        return behind;
    }

    byte @Nullable [] snapshot() {
        return snapshot;
    }
}
