package unisono.data;

import java.util.List;
import org.hibernate.jdbc.ReturningWork;
import unisono.data.internal.log.HorizonReader;
import unisono.data.internal.log.LogPartitions;
import unisono.data.internal.log.LogReader;

/// What was emitted, as far as its transaction committed. Thread-safe.
public final class EventLog {
    /// The most that [#newest(int)] reads at once.
    public static final int LIMIT_MAX = LogReader.LIMIT_MAX;

    private final Transactions transactions;

    EventLog(Transactions transactions) {
        this.transactions = transactions.readOnly();
    }

    /// Reads the newest emissions, the newest first. Joins a transaction, or makes one.
    ///
    /// @param limit how many at the most, 1 to [#LIMIT_MAX]
    public List<LoggedEmission> newest(int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "A limit of %d is not between 1 and %d.".formatted(limit, LIMIT_MAX));
        }
        return read(connection -> LogReader.newest(connection, limit));
    }

    /// Reads how far the log is decided, and who holds it back. Joins a transaction, or makes one;
    /// costs two round trips more.
    ///
    /// @throws RuntimeException if it joins a transaction of another isolation than
    ///   [Isolation#READ_COMMITTED], whose snapshot may be older than the horizon
    public Horizon horizon() {
        return read(HorizonReader::read);
    }

    /// Reads how large the log is: its partitions, the oldest first. Joins a transaction, or makes
    /// one. What is being dropped is told no more.
    public List<LogPartition> partitions() {
        return read(LogPartitions::read);
    }

    private <T> T read(ReturningWork<T> reading) {
        return transactions.call(() -> transactions.session().doReturningWork(reading));
    }
}
