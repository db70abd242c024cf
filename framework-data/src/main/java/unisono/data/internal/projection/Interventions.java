package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;

/// What people do to projections. Stateless.
final class Interventions {
    private static final String PAUSE = "update unisono.projection set paused = ? where name = ?";
    private static final String CLEAR =
            """
            update unisono.projection_part set error = null, failed_at = null, failed_key = null
             where projection = ? and error is not null
            """;

    /// The error is cleared by the same transaction. What waits behind it waits with it.
    private static final String SKIP =
            """
            insert into unisono.projection_aside
                   (projection, generation, position, part, event, version, key, reason, error)
            select p.projection, p.generation, e.position, p.part, e.name, e.version, e.key, 'skipped',
                   p.error
              from unisono.projection_part p
              join unisono.event e on e.position = p.failed_at
             where p.projection = ? and p.error is not null
            on conflict do nothing
            """;

    /// It would be folded again with the next page.
    private static final String PASS =
            """
            update unisono.projection_part set position = failed_at
             where projection = ? and error is not null
            """;

    private static final String DISCARD =
            "delete from unisono.projection_aside where projection = ? and position = ?";
    private static final String FORGET = "delete from unisono.projection where name = ?";

    private Interventions() {}

    static boolean pause(Connection connection, String projection, boolean paused)
            throws SQLException {
        try (var update = connection.prepareStatement(PAUSE)) {
            update.setBoolean(1, paused);
            update.setString(2, projection);
            return update.executeUpdate() == 1;
        }
    }

    static int clear(Connection connection, String projection) throws SQLException {
        return update(connection, CLEAR, projection);
    }

    static boolean skip(Connection connection, String projection) throws SQLException {
        int skipped = update(connection, SKIP, projection);
        update(connection, PASS, projection);
        clear(connection, projection);
        return skipped > 0;
    }

    static boolean discard(Connection connection, String projection, long position)
            throws SQLException {
        try (var delete = connection.prepareStatement(DISCARD)) {
            delete.setString(1, projection);
            delete.setLong(2, position);
            return delete.executeUpdate() > 0;
        }
    }

    static boolean forget(Connection connection, String projection) throws SQLException {
        return update(connection, FORGET, projection) == 1;
    }

    private static int update(Connection connection, String sql, String projection)
            throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            update.setString(1, projection);
            return update.executeUpdate();
        }
    }
}
