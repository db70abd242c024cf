package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What readers see. Stateless.
final class Reading {
    private static final String TOKEN = "select pg_sequence_last_value('unisono.position')";

    /// Parts move when there is something for the projection. What comes behind a part and before
    /// the token and is committed is seen here: it need not be decided what else will come.
    private static final String SEEN =
            """
            select j.inline or not exists (
                       select from unisono.projection_part p
                         join unisono.projection_generation g
                           on g.projection = p.projection and g.generation = p.generation
                        where p.projection = j.name and g.state = 'live' and p.position < ?
                          and exists (select from unisono.event e
                                       where e.position > p.position and e.position <= ?
                                         and e.name = any (j.events)))
              from unisono.projection j where j.name = ?
            """;

    private Reading() {}

    static long token(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(TOKEN);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /// Whether everything up to a token is folded; null if there is no such projection.
    static @Nullable Boolean sees(Connection connection, String projection, long token)
            throws SQLException {
        try (var select = connection.prepareStatement(SEEN)) {
            select.setLong(1, token);
            select.setLong(2, token);
            select.setString(3, projection);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getBoolean(1) : null;
            }
        }
    }
}
