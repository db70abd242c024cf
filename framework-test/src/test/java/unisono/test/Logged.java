package unisono.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the framework logs while this is open, instead of on the console.
final class Logged extends Handler implements AutoCloseable {
    private final Logger framework = Logger.getLogger("unisono");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    Logged() {
        framework.setUseParentHandlers(false);
        framework.addHandler(this);
    }

    List<String> messages() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    List<Throwable> failures() {
        return records.stream().map(LogRecord::getThrown).toList();
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        framework.removeHandler(this);
        framework.setUseParentHandlers(true);
    }
}
