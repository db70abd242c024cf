package unisono.data.internal.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import unisono.data.LogPartition;

/// Asks how large the log is. Stateless.
public final class LogPartitions {
    private static final String PARTITIONS =
            """
            select number, begins, ends, bytes,
                   pg_sequence_last_value('unisono.position') >= ends as full
              from unisono.log_partition order by number
            """;

    private LogPartitions() {}

    /// All partitions, the oldest first.
    public static List<LogPartition> read(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(PARTITIONS);
                var rows = select.executeQuery()) {
            var partitions = new ArrayList<LogPartition>();
            while (rows.next()) {
                partitions.add(
                        new LogPartition(
                                rows.getLong("number"),
                                rows.getLong("begins"),
                                rows.getLong("ends"),
                                rows.getLong("bytes"),
                                rows.getBoolean("full")));
            }
            return partitions;
        }
    }
}
