package unisono.data.internal.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The way of some slots of a listener through the log, for slots that were gained together.
/// Guarded by the listener's [Mailbox].
///
/// Slots that are gained later get a feed of their own, which begins where they were left; so
/// nothing that is under way here is met a second time.
final class Feed {
    /// A node begins no more than it has read: so much of one listener, and what came with the
    /// page.
    private static final int CAUTIONS_MAX = 2 * Intake.OPEN_MAX;

    private final @Nullable Hold[] holds = new Hold[Slots.COUNT];
    private final long[] lows = new long[Slots.COUNT];
    private final long[] leftAt = new long[Slots.COUNT];
    private final Set<Long> settledBefore;
    private final long[] marks = new long[Slots.COUNT];
    private final Map<Long, Integer> crashes;
    private int cautions = CAUTIONS_MAX;
    private final ArrayDeque<Item> window = new ArrayDeque<>();
    private int slots;
    private int leaving;
    private long read;
    private long told;

    Feed(Gain gain) {
        settledBefore = new HashSet<>(gain.settled());
        crashes = new HashMap<>(gain.crashes());
        read = Long.MAX_VALUE;
        for (var start : gain.starts()) {
            int slot = start.hold().slot();
            holds[slot] = start.hold();
            lows[slot] = start.low();
            marks[slot] = start.mark();
            slots |= Slots.bit(slot);
            read = Math.min(read, start.low());
        }
        told = read;
    }

    /// Which slots are delivered.
    int slots() {
        return slots & ~leaving;
    }

    boolean isEmpty() {
        return slots == 0;
    }

    /// Up to where the log has been read.
    long read() {
        return read;
    }

    void readTo(long position) {
        read = Math.max(read, position);
    }

    /// The hold of a slot that is delivered; null if it is not, here.
    @Nullable Hold hold(int slot) {
        return Slots.has(slots(), slot) ? holds[slot] : null;
    }

    /// All of them, with those that are left.
    Stream<Hold> holds() {
        return Slots.in(slots).mapToObj(slot -> present(holds[slot]));
    }

    boolean has(Hold hold) {
        return hold.equals(holds[hold.slot()]);
    }

    /// Whether a position was settled before the slot came here.
    boolean isPast(int slot, long position) {
        return position <= lows[slot] || settledBefore.remove(position);
    }

    /// What is done about one that is new here: the last owner of its slot may have begun it and
    /// ended by it.
    Caution cautionOfNew(int slot, long position) {
        var caution = caution(slot, position);
        if (!caution.noted() || caution.isAlone()) {
            return caution;
        }
        return cautions-- > 0 ? caution : Caution.NONE;
    }

    /// That nodes have ended by it is said once: it then runs alone, and is known.
    Caution caution(int slot, long position) {
        var ended = crashes.remove(position);
        if (ended != null) {
            return Caution.after(ended);
        }
        return position <= marks[slot] ? Caution.NOTED : Caution.NONE;
    }

    void add(Item item) {
        window.add(item);
    }

    int size() {
        trim();
        return window.size();
    }

    private void trim() {
        while (!window.isEmpty() && window.getFirst().isClosed()) {
            window.removeFirst();
        }
    }

    /// Everything up to here is settled, for all slots that are delivered here.
    long low() {
        trim();
        return window.isEmpty() ? read : window.getFirst().position() - 1;
    }

    /// The low, if it was not told before, and the slots that it holds for: what comes for one that
    /// is left is not even read.
    @Nullable Progress news(String listener) {
        long low = low();
        return low > told && slots() != 0 ? new Progress(listener, slots(), low) : null;
    }

    void told(Progress progress) {
        told = Math.max(told, progress.low());
    }

    /// Begins nothing new in a slot.
    void leave(int slot) {
        if (Slots.has(slots(), slot)) {
            leaving |= Slots.bit(slot);
            leftAt[slot] = read;
        }
    }

    List<Hold> leaving() {
        return Slots.in(leaving).mapToObj(slot -> present(holds[slot])).toList();
    }

    private static Hold present(@Nullable Hold hold) {
        if (hold == null) {
            throw new IllegalStateException("A slot is left that was never held.");
        }
        return hold;
    }

    /// What is known of a slot that is left, when nothing of it runs any more.
    HandOver handOver(Hold hold) {
        long low = leftAt[hold.slot()];
        var above = new ArrayList<Long>();
        for (var item : window) {
            if (item.hold().equals(hold) && !item.isClosed()) {
                low = Math.min(low, item.position() - 1);
            }
        }
        for (var item : window) {
            if (item.hold().equals(hold) && item.isClosed() && item.position() > low) {
                above.add(item.position());
            }
        }
        return new HandOver(hold, Math.max(low, lows[hold.slot()]), above);
    }

    /// Forgets a slot.
    ///
    /// @return how much of it was still open
    int lose(int slot) {
        slots &= ~Slots.bit(slot);
        leaving &= ~Slots.bit(slot);
        holds[slot] = null;
        return (int)
                window.stream().filter(item -> item.hold().slot() == slot && item.close()).count();
    }
}
