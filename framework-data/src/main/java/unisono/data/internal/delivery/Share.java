package unisono.data.internal.delivery;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;

/// How many slots of a listener are a node's own: as many as everybody's, and what is left over
/// goes to others with each listener.
final class Share {
    private Share() {}

    /// @param others that know the listener; each node computes the same for the same nodes
    static int of(String listener, UUID me, Collection<UUID> others) {
        var all = Stream.concat(Stream.of(me), others.stream()).distinct().sorted().toList();
        int turn = Math.floorMod(all.indexOf(me) + listener.hashCode(), all.size());
        return Slots.COUNT / all.size() + (turn < Slots.COUNT % all.size() ? 1 : 0);
    }
}
