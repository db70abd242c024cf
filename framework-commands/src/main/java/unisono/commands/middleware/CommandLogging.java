package unisono.commands.middleware;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.commands.CommandMiddleware;
import unisono.commands.Handling;

/// Logs every command when it has ended: `payment.capture to CapturePaymentHandler.capture of
/// module payment took 412 µs`.
///
/// At debug level; while that is off, a command costs one look at the logger. Neither what a
/// command says nor the messages of exceptions are logged: a failure is named by its class.
public final class CommandLogging implements CommandMiddleware {
    private static final Logger LOGGER = LoggerFactory.getLogger(CommandLogging.class);

    /// Logs to the logger of this class's name.
    public CommandLogging() {}

    @Override
    public <C, R> R around(Handling<C, R> handling, Next<C, R> next) throws Exception {
        return LOGGER.isDebugEnabled() ? logged(handling, next) : next.proceed();
    }

    private static <C, R> R logged(Handling<C, R> handling, Next<C, R> next) throws Exception {
        long start = System.nanoTime();
        try {
            var result = next.proceed();
            LOGGER.debug("{} took {} µs", handling, micros(start));
            return result;
        } catch (Throwable failure) {
            var type = failure.getClass().getName();
            LOGGER.debug("{} failed after {} µs: {}", handling, micros(start), type);
            throw failure;
        }
    }

    private static long micros(long start) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
    }
}
