package unisono.events.internal.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import unisono.events.AsyncDeliveries;

/// The asynchronous deliveries of one emission, in delivery order.
final class AsyncGroup implements AsyncDeliveries {
    static final AsyncGroup NONE = new AsyncGroup();

    private final List<AsyncDelivery> deliveries = new ArrayList<>(1);

    /// Called while the emission is delivered, on its thread, before anybody else has the group.
    AsyncDelivery add(String handler, Duration deadline) {
        var delivery = new AsyncDelivery(handler, deadline);
        deliveries.add(delivery);
        return delivery;
    }

    @Override
    public List<Completion> await() throws InterruptedException {
        deliveries.forEach(AsyncDelivery::refuseToWaitInTransaction);
        var completions = new ArrayList<Completion>(deliveries.size());
        try {
            for (var delivery : deliveries) {
                completions.add(delivery.completion().get());
            }
        } catch (InterruptedException e) {
            cancel();
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A completion never fails.", e);
        }
        return completions;
    }

    @Override
    public void cancel() {
        deliveries.forEach(AsyncDelivery::cancel);
    }
}
