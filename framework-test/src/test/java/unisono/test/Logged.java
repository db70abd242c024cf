package unisono.test;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// What the framework logs while this is open, instead of on the console. Thread-safe.
final class Logged extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger framework = (Logger) LoggerFactory.getLogger("unisono");
    private final List<ILoggingEvent> records = new CopyOnWriteArrayList<>();

    Logged() {
        start();
        framework.addAppender(this);
        framework.setAdditive(false);
    }

    List<String> messages() {
        return records.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    List<Throwable> failures() {
        return records.stream()
                .map(line -> ((ThrowableProxy) line.getThrowableProxy()).getThrowable())
                .toList();
    }

    @Override
    protected void append(ILoggingEvent line) {
        records.add(line);
    }

    @Override
    public void close() {
        framework.detachAppender(this);
        framework.setAdditive(true);
    }
}
