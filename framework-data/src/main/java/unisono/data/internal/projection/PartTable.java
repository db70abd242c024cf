package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import unisono.data.projection.ProjectionDefinition.PartitionKey;

/// How far the parts are. Stateless.
final class PartTable {
    private static final String TAKE = "select * from unisono.take_projection(?, ?, ?, ?, ?)";

    /// The row is locked; that it is where it was left says once more that nobody else was here.
    private static final String ADVANCE =
            """
            update unisono.projection_part
               set position = ?, folded = folded + ?, moved_at = clock_timestamp()
             where projection = ? and generation = ? and part = ? and position = ?
            """;

    private static final String FAIL =
            """
            update unisono.projection_part set error = ?, failed_at = ?, failed_key = ?
             where projection = ? and generation = ? and part = ? and position < ?
            """;

    private PartTable() {}

    /// Takes a part, if nobody else has it and it may be folded.
    ///
    /// @param version of the definition that would be folded by
    /// @param held whether the caller holds the projection
    static @Nullable Taken take(Connection connection, PartId id, int version, boolean held)
            throws SQLException {
        try (var take = connection.prepareStatement(TAKE)) {
            take.setString(1, id.projection());
            take.setInt(2, id.generation());
            take.setInt(3, id.number());
            take.setInt(4, version);
            take.setBoolean(5, held);
            try (var row = take.executeQuery()) {
                return row.next()
                        ? new Taken(
                                id,
                                row.getLong("position"),
                                row.getLong("horizon"),
                                row.getBoolean("live"),
                                row.getBoolean("asides"),
                                row.getInt("partitions"),
                                PartitionKey.valueOf(
                                        row.getString("partition_key").toUpperCase(Locale.ROOT)))
                        : null;
            }
        }
    }

    /// Moves a part on that was taken.
    static void advance(Connection connection, Taken taken, long until, int events)
            throws SQLException {
        try (var update = connection.prepareStatement(ADVANCE)) {
            update.setLong(1, until);
            update.setInt(2, events);
            update.setString(3, taken.id().projection());
            update.setInt(4, taken.id().generation());
            update.setInt(5, taken.id().number());
            update.setLong(6, taken.position());
            if (update.executeUpdate() != 1) {
                throw new SQLException(
                        "Part %d of %s was moved by somebody else."
                                .formatted(taken.id().number(), taken.id().projection()));
            }
        }
    }

    /// Has a part stand still, unless somebody has come past the place meanwhile.
    static boolean fail(Connection connection, PartId id, FoldFailure failure, String error)
            throws SQLException {
        try (var update = connection.prepareStatement(FAIL)) {
            update.setString(1, error);
            update.setLong(2, failure.position());
            update.setString(3, failure.key());
            update.setString(4, id.projection());
            update.setInt(5, id.generation());
            update.setInt(6, id.number());
            update.setLong(7, failure.position());
            return update.executeUpdate() == 1;
        }
    }
}
