package unisono.events.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import unisono.events.AsyncDeliveries.Completion;

/// Runs asynchronous deliveries on virtual threads, and ends them at their deadlines. Thread-safe.
final class AsyncThreads {
    private static final Logger LOGGER = System.getLogger("unisono.events");

    private final Set<AsyncDelivery> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    void start(AsyncDelivery delivery, String words, Work work) {
        var thread = Thread.ofVirtual().name(words).unstarted(() -> run(delivery, words, work));
        if (stopped || !delivery.begin(thread)) {
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
    void stop() {
        stopped = true;
        running.forEach(AsyncDelivery::cancel);
    }

    private static void run(AsyncDelivery delivery, String words, Work work) {
        if (delivery.completion().isDone()) {
            return;
        }
        // From here, so that what waits for a processor does not lose its time.
        watch(delivery, words);
        try {
            delivery.end(new Completion.Completed(delivery.handler(), work.run()));
        } catch (Throwable failure) {
            fail(delivery, words, failure);
        }
    }

    /// It is in the log before it ends, so that who waits for it finds it there.
    private static void fail(AsyncDelivery delivery, String words, Throwable failure) {
        try {
            if (!delivery.completion().isDone()) {
                LOGGER.log(Level.ERROR, words + " failed, asynchronously.", failure);
            }
        } finally {
            delivery.end(new Completion.Failed(delivery.handler(), failure));
        }
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
            LOGGER.log(
                    Level.WARNING,
                    words
                            + " had not ended after "
                            + delivery.deadline()
                            + " and was interrupted.");
        }
    }

    /// What runs on the thread.
    @FunctionalInterface
    interface Work {
        /// Returns the listener's answer, if it gives one.
        @Nullable Object run() throws Exception;
    }
}
