package unisono.data.internal.delivery;

import unisono.data.LoggedEmission;
import unisono.data.internal.metrics.DeliveryEvent;
import unisono.data.internal.metrics.DeliveryFailedEvent;
import unisono.data.internal.metrics.Meters;
import unisono.events.DurableListener;
import unisono.events.StoredEmission;

/// Calls durable listeners, whoever delivers, and measures what that takes. Thread-safe.
public final class Calls {
    private final Meters meters;

    public Calls(Meters meters) {
        this.meters = meters;
    }

    /// Calls a listener on this thread. What it emits comes from where the event came from that it
    /// hears.
    ///
    /// @param attempt counted from 1
    /// @throws Exception what the listener throws, unchanged
    public void call(
            DurableListener listener, LoggedEmission row, StoredEmission emission, int attempt)
            throws Exception {
        var event = DeliveryEvent.begun();
        long begin = System.nanoTime();
        try {
            Origins.call(row, () -> listener.deliver(emission));
        } finally {
            meters.of(listener.name()).ran(System.nanoTime() - begin);
            if (event != null) {
                event.listener = listener.name();
                event.event = row.name();
                event.position = row.position();
                event.attempt = attempt;
                event.commit();
            }
        }
    }

    /// Counts what has come to its end.
    void done(String listener, int deliveries) {
        meters.of(listener).done(deliveries);
    }

    void failed(String listener, LoggedEmission row, int attempt, Throwable failure) {
        meters.of(listener).failed();
        var event = new DeliveryFailedEvent();
        if (event.isEnabled()) {
            event.listener = listener;
            event.event = row.name();
            event.position = row.position();
            event.attempt = attempt;
            event.failure = failure.getClass().getName();
            event.commit();
        }
    }
}
