package unisono.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the kernel logs while it is open, in place of the console. Thread-safe.
final class Log implements AutoCloseable {
    private final Logger logger = Logger.getLogger("unisono.events");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Semaphore unread = new Semaphore(0);

    private Log() {
        logger.setFilter(this::keep);
    }

    static Log open() {
        return new Log();
    }

    /// Waits until so many lines are there, for those that other threads write.
    Log await(int lines) throws InterruptedException {
        if (!unread.tryAcquire(lines, 1, TimeUnit.MINUTES)) {
            throw new AssertionError("only " + lines());
        }
        return this;
    }

    /// `SEVERE: what failed`.
    List<String> lines() {
        return records.stream().map(line -> line.getLevel() + ": " + line.getMessage()).toList();
    }

    List<Throwable> failures() {
        return records.stream().map(LogRecord::getThrown).toList();
    }

    private boolean keep(LogRecord line) {
        records.add(line);
        unread.release();
        return false;
    }

    @Override
    public void close() {
        logger.setFilter(null);
    }
}
