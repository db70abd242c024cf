package unisono.data.internal.delivery;

import unisono.data.LoggedEmission;
import unisono.data.Work;
import unisono.events.Origin;

/// What a listener emits comes from where the event came from that it hears.
final class Origins {
    private Origins() {}

    static void call(LoggedEmission row, Work<Exception> work) throws Exception {
        Origin.<Boolean, Exception>call(
                new Origin(row.actor(), row.tenant(), row.traceparent()),
                () -> {
                    work.run();
                    return true;
                });
    }
}
