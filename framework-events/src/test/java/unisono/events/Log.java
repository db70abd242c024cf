package unisono.events;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/// What the kernel logs while it is open, in place of the console. Thread-safe.
final class Log extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("unisono.events");
    private final List<ILoggingEvent> records = new CopyOnWriteArrayList<>();
    private final Semaphore unread = new Semaphore(0);

    static Log open() {
        var log = new Log();
        log.start();
        log.logger.addAppender(log);
        log.logger.setAdditive(false);
        return log;
    }

    /// Waits until so many lines are there, for those that other threads write.
    Log await(int lines) throws InterruptedException {
        if (!unread.tryAcquire(lines, 1, TimeUnit.MINUTES)) {
            throw new AssertionError("only " + lines());
        }
        return this;
    }

    /// `ERROR: what failed`.
    List<String> lines() {
        return records.stream()
                .map(line -> line.getLevel() + ": " + line.getFormattedMessage())
                .toList();
    }

    List<Throwable> failures() {
        return records.stream()
                .map(line -> ((ThrowableProxy) line.getThrowableProxy()).getThrowable())
                .toList();
    }

    @Override
    protected void append(ILoggingEvent line) {
        records.add(line);
        unread.release();
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setAdditive(true);
    }
}
