package unisono.data.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import unisono.data.Isolation;
import unisono.data.internal.log.LogEntry;

/// What is done in a transaction when all of its work is done, and before its emissions are
/// written.
public interface Closing {
    /// Nothing.
    Closing NOTHING =
            new Closing() {
                @Override
                public boolean concerns(List<LogEntry> entries) {
                    return false;
                }

                @Override
                public void before(
                        Connection connection, List<LogEntry> entries, Isolation isolation) {}
            };

    /// Whether there is something to be done for what was emitted. Cheap: asked at each commit.
    boolean concerns(List<LogEntry> entries);

    /// Does it, on the connection of the transaction.
    void before(Connection connection, List<LogEntry> entries, Isolation isolation)
            throws SQLException;
}
