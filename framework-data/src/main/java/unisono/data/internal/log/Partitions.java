package unisono.data.internal.log;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.DataException;

/// Sees to it that the log has partitions ahead: at start-up, and whenever it has grown into the
/// next one. No timer: whoever appends learns how far the log has come, on every node. Thread-safe.
public final class Partitions {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");

    /// When it fails, it is tried again after so many positions. Four partitions of ten million are
    /// left then.
    private static final long RETRY_AFTER = 100_000;

    private final DataSource source;
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile long due = Long.MAX_VALUE;

    public Partitions(DataSource source) {
        this.source = source;
    }

    /// Makes what is missing. Takes a connection.
    ///
    /// @throws DataException if it cannot
    public void make() {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select unisono.make_partitions()")) {
            answer.next();
            long next = answer.getLong(1);
            connection.commit();
            due = next;
        } catch (SQLException e) {
            throw new DataException(
                    "The partitions of the event log cannot be made: %s. The user must own the tables of the schema unisono."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /// Takes note of the position of a row, and has partitions made when it is time. Nobody waits
    /// for it.
    void reached(long position) {
        if (position >= due && working.compareAndSet(false, true)) {
            Thread.ofVirtual().name("unisono-partitions").start(() -> makeFrom(position));
        }
    }

    private void makeFrom(long position) {
        try {
            make();
        } catch (RuntimeException failure) {
            due = position + RETRY_AFTER;
            LOGGER.warn(
                    "The event log has fewer partitions ahead than it should. It is tried again.",
                    failure);
        } finally {
            working.set(false);
        }
    }
}
