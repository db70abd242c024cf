package unisono.data.internal.log;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.DataException;

/// Sees to it that the log has partitions ahead: at start-up, and from time to time as it grows.
/// Thread-safe.
public final class Partitions {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");

    /// Each node looks after so many rows of its own; a timer would also ask when nothing happens.
    /// Forty million positions are ahead: enough for a hundred nodes, and for some failures.
    static final int LOOKS_AFTER = 250_000;

    private final DataSource source;
    private final AtomicLong appended = new AtomicLong();
    private final AtomicBoolean looking = new AtomicBoolean();

    public Partitions(DataSource source) {
        this.source = source;
    }

    /// Makes what is missing. Takes a connection.
    ///
    /// @throws DataException if it cannot
    public void make() {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select unisono.make_partitions()");
            connection.commit();
        } catch (SQLException e) {
            throw new DataException(
                    "The partitions of the event log cannot be made: %s. The user must own the tables of the schema unisono."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /// Takes note of rows that were committed, and looks when it is time. Nobody waits for it.
    void appended(int rows) {
        if (appended.addAndGet(rows) >= LOOKS_AFTER && looking.compareAndSet(false, true)) {
            appended.set(0);
            Thread.ofVirtual().name("unisono-partitions").start(this::look);
        }
    }

    private void look() {
        try {
            make();
        } catch (RuntimeException failure) {
            LOGGER.warn(
                    "The event log may have fewer partitions ahead than it should. It is tried again after {} events.",
                    LOOKS_AFTER,
                    failure);
        } finally {
            looking.set(false);
        }
    }
}
