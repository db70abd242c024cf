package unisono.events.middleware;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.events.Delivery;
import unisono.events.Middleware;

/// Logs every delivery when it has ended: `order.placed to TakePayment.forOrder of module payment
/// took 412 µs`.
///
/// At debug level; while that is off, a delivery costs one look at the logger. Neither payloads nor
/// the messages of exceptions are logged, because both may hold what nobody else should read: a
/// failure is named by its class, and whoever handles it says more.
public final class DeliveryLogging implements Middleware {
    private static final Logger LOGGER = LoggerFactory.getLogger(DeliveryLogging.class);

    /// Logs to the logger of this class's name.
    public DeliveryLogging() {}

    @Override
    public @Nullable Object delivery(Delivery delivery, Next<@Nullable Object> next)
            throws Exception {
        return LOGGER.isDebugEnabled() ? logged(delivery, next) : next.proceed();
    }

    private static @Nullable Object logged(Delivery delivery, Next<@Nullable Object> next)
            throws Exception {
        long start = System.nanoTime();
        try {
            var answer = next.proceed();
            log("{} to {} of module {} took {} µs", delivery, start);
            return answer;
        } catch (Throwable failure) {
            var type = failure.getClass().getName();
            log("{} to {} of module {} failed after {} µs: " + type, delivery, start);
            throw failure;
        }
    }

    private static void log(String words, Delivery delivery, long start) {
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
        LOGGER.debug(
                words, delivery.emission().event(), delivery.handler(), delivery.module(), micros);
    }
}
