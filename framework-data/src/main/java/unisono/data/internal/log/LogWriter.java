package unisono.data.internal.log;

import java.sql.Connection;
import java.sql.SQLException;

/// Appends to the log. Thread-safe.
public final class LogWriter {
    /// Both travel in one request, and one answer comes back. The driver notices that no
    /// transaction is open any more, so that its own commit asks nobody.
    private static final String APPEND_AND_COMMIT =
            "select unisono.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?); commit";

    private final Partitions partitions;

    public LogWriter(Partitions partitions) {
        this.partitions = partitions;
    }

    /// Writes a batch as the last thing of the connection's transaction, and commits it.
    public void commit(Connection connection, LogBatch batch) throws SQLException {
        long last = appendAndCommit(connection, batch);
        // Costs nothing by now, and lets the pool know.
        connection.commit();
        partitions.reached(last);
    }

    private static long appendAndCommit(Connection connection, LogBatch batch) throws SQLException {
        try (var append = connection.prepareStatement(APPEND_AND_COMMIT)) {
            batch.fill(append);
            append.execute();
            try (var last = append.getResultSet()) {
                last.next();
                return last.getLong(1);
            }
        }
    }
}
