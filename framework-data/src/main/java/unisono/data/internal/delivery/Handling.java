package unisono.data.internal.delivery;

import unisono.data.LoggedEmission;
import unisono.events.DurableListener;
import unisono.events.StoredEmission;

/// Calls a durable listener, whoever delivers, and measures what that takes.
public final class Handling {
    private final DurableListener listener;

    public Handling(DurableListener listener) {
        this.listener = listener;
    }

    /// Calls it on this thread. What it emits comes from where the event came from that it hears.
    ///
    /// @param attempt counted from 1
    /// @throws Exception what the listener throws, unchanged
    public void call(LoggedEmission row, StoredEmission emission, int attempt) throws Exception {
        Origins.call(row, () -> listener.deliver(emission));
    }
}
