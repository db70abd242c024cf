package unisono.data;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.RetentionReport.Loss;
import unisono.data.internal.LazyDatabase;
import unisono.data.internal.retention.RetentionRun;
import unisono.data.internal.retention.Retired;

/// Keeps the log from growing for ever, by dropping whole partitions of ten million positions.
///
/// A partition goes when it is full, the settings let it go, and nobody needs it: all that is in it
/// is decided, every listener that was ever known has done it or has a copy with its failure, and
/// every replay that is not over is past it. One that has events of aggregates is never dropped,
/// and neither are those after it. Writers and readers never wait for it: it is detached
/// concurrently, which waits two seconds at the most for transactions that have used the log, and
/// is gone on with the next time.
///
/// A listener that is paused or forgotten keeps the log as all others do, and is reported when it
/// keeps much. Only where [RetentionSettings#parkBytes] says so, the log goes on without it: its
/// position is recorded, and [ListenerLag#lost] tells what it has lost. One that a node runs is
/// never parked, however slow it is.
///
/// Takes a connection beside the pool while it works. Any number of nodes may look; one at a time
/// does. Thread-safe.
public final class Retention {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final LazyDatabase database;
    private @Nullable Thread thread;

    Retention(LazyDatabase database) {
        this.database = database;
    }

    /// Looks now, and from time to time, until it is stopped or the application ends. Without
    /// effect when it runs.
    public synchronized void start(RetentionSettings settings) {
        if (thread == null) {
            thread = Thread.ofVirtual().name("unisono-retention").start(() -> run(settings));
        }
    }

    /// Stops, within three seconds.
    public void stop() {
        var running = stopped();
        if (running != null) {
            running.interrupt();
            try {
                running.join(LAST_WORDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized @Nullable Thread stopped() {
        var running = thread;
        thread = null;
        return running;
    }

    private void run(RetentionSettings settings) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look(settings);
                Thread.sleep(settings.every());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(RetentionSettings settings) {
        try {
            apply(settings);
        } catch (RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) {
                return; // it was stopped, which cuts the connection of a virtual thread
            }
            LOGGER.warn(
                    "The log was not looked after. It is tried again in {}.",
                    settings.every(),
                    failure);
        }
    }

    /// Looks once, on this thread; reports to the log, too.
    ///
    /// @return what was done; nothing, with the log's size, while another node looks
    /// @throws DatabaseUnavailable if the database does not let it
    public RetentionReport apply(RetentionSettings settings) {
        try (var connection = database.get().separate("unisono retention", Duration.ZERO)) {
            return new RetentionRun(connection, settings).run();
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "Nothing of the log could be dropped: %s. The user must own the tables of the schema unisono."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /// What listeners have lost, the latest first, at most 1,000. What is [forgotten
    /// ][Deliveries#forget] is not told any more.
    public List<Loss> losses() {
        try {
            return database.get().read(Retired::losses);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The database does not say what was lost: %s.".formatted(e.getMessage()), e);
        }
    }
}
