package unisono.data.internal.delivery;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The slots of a listener, as bits.
public final class Slots {
    public static final int COUNT = 16;

    private static final int BITS = 4;

    /// 2^32 divided by the golden ratio: spreads hash codes that differ little.
    private static final int SPREAD = 0x9E3779B1;

    private Slots() {}

    /// The slot of a key, or of a position without one. It is the same for ever: nodes of two
    /// releases must agree. Java fixes how the hash code of a text is computed.
    public static int of(@Nullable String key, long position) {
        int hash = key == null ? Long.hashCode(position) : key.hashCode();
        return (hash * SPREAD) >>> (Integer.SIZE - BITS);
    }

    static int bit(int slot) {
        return 1 << slot;
    }

    static boolean has(int slots, int slot) {
        return (slots & bit(slot)) != 0;
    }

    static IntStream in(int slots) {
        return IntStream.range(0, COUNT).filter(slot -> has(slots, slot));
    }
}
