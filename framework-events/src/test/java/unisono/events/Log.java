package unisono.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the kernel logs while it is open, in place of the console. Thread-safe.
final class Log extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("unisono.events");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private Log() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    static Log open() {
        return new Log();
    }

    /// `SEVERE: what failed`.
    List<String> lines() {
        return records.stream().map(line -> line.getLevel() + ": " + line.getMessage()).toList();
    }

    List<Throwable> failures() {
        return records.stream().map(LogRecord::getThrown).toList();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
