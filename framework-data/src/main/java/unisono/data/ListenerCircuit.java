package unisono.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a durable listener waits on this node, because what it talks to is down. See
/// [unisono.events.DurableBinding#pauseOn(Class[])].
///
/// @param listener its stable name
/// @param since when it has been in this state; for one that never waited, since the node began
/// @param nextProbe when one delivery is tried; null unless it is [State#OPEN]
/// @param failure the last one that said that the other side is down; null if there was none
public record ListenerCircuit(
        String listener,
        State state,
        Instant since,
        @Nullable Instant nextProbe,
        @Nullable String failure) {

    /// As with a fuse: closed is when it works.
    public enum State {
        /// Everything is delivered.
        CLOSED,
        /// Nothing is delivered.
        OPEN,
        /// One delivery is tried, and what becomes of it decides.
        HALF_OPEN
    }
}
