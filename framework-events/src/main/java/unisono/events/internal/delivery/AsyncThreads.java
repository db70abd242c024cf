package unisono.events.internal.delivery;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.events.AsyncDeliveries.Completion;
import unisono.events.EventException;

/// Runs asynchronous deliveries on virtual threads, and ends them at their deadlines. Thread-safe.
public final class AsyncThreads {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.events");

    private final Set<AsyncDelivery> running = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private final int max;
    private volatile boolean stopped;

    /// Starts none yet.
    ///
    /// @param max how many may run at the same time
    public AsyncThreads(int max) {
        this.max = max;
        this.places = new Semaphore(max);
    }

    void start(AsyncDelivery delivery, String words, Work work) {
        if (places.tryAcquire()) {
            startThread(delivery, words, work);
        } else {
            delivery.end(failed(delivery, words, full()));
        }
    }

    private EventException full() {
        return new EventException(
                "%d asynchronous deliveries run already, and no more are allowed. Emit less at a time, or raise asynchronousMax."
                        .formatted(max));
    }

    private void startThread(AsyncDelivery delivery, String words, Work work) {
        var thread = Thread.ofVirtual().name(words).unstarted(() -> run(delivery, words, work));
        if (stopped || !delivery.begin(thread)) {
            places.release();
            delivery.cancel();
            return;
        }
        running.add(delivery);
        var _ = delivery.completion().whenComplete((_, _) -> running.remove(delivery));
        thread.start();
        if (stopped) {
            // Who stopped meanwhile may not have seen it running.
            delivery.cancel();
        }
    }

    /// Cancels what runs, and whatever would start later.
    public void stop() {
        stopped = true;
        running.forEach(AsyncDelivery::cancel);
    }

    /// Has its place for as long as it runs, also after its deadline, and gives it back before
    /// anybody learns that it has ended.
    private void run(AsyncDelivery delivery, String words, Work work) {
        if (delivery.completion().isDone()) {
            places.release();
            return;
        }
        // From here, so that what waits for a processor does not lose its time.
        watch(delivery, words);
        var how = completion(delivery, words, work);
        places.release();
        delivery.end(how);
    }

    private static Completion completion(AsyncDelivery delivery, String words, Work work) {
        try {
            return new Completion.Completed(delivery.handler(), work.run());
        } catch (Throwable failure) {
            return failed(delivery, words, failure);
        }
    }

    /// It is in the log before it ends, so that who waits for it finds it there.
    private static Completion failed(AsyncDelivery delivery, String words, Throwable failure) {
        if (!delivery.completion().isDone()) {
            LOGGER.error("{} failed, asynchronously.", words, failure);
        }
        return new Completion.Failed(delivery.handler(), failure);
    }

    /// The JDK's own timer thread waits, so that a delivery costs one thread and not two; it
    /// forgets the delivery when that ends.
    private static void watch(AsyncDelivery delivery, String words) {
        var _ =
                delivery.completion()
                        .copy()
                        .orTimeout(delivery.deadline().toNanos(), TimeUnit.NANOSECONDS)
                        .whenComplete((_, late) -> {
                            if (late instanceof TimeoutException) {
                                expire(delivery, words);
                            }
                        });
    }

    private static void expire(AsyncDelivery delivery, String words) {
        var expired = new Completion.Expired(delivery.handler(), delivery.deadline());
        if (delivery.interruptAfter(expired)) {
            LOGGER.warn(
                    "{} had not ended after {} and was interrupted.", words, delivery.deadline());
        }
    }

    /// What runs on the thread.
    @FunctionalInterface
    interface Work {
        /// Returns the listener's answer, if it gives one.
        @Nullable Object run() throws Exception;
    }
}
