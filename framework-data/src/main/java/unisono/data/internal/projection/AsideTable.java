package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import unisono.data.projection.SetAsideEvent;
import unisono.data.projection.SetAsideEvent.Reason;

/// What is set aside. Stateless.
final class AsideTable {
    private static final String ADD =
            """
            insert into unisono.projection_aside
                   (projection, generation, position, part, event, version, key, reason, error)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (projection, generation, position)
               do update set reason = excluded.reason, error = excluded.error
            """;
    private static final String KEYS =
            """
            select distinct key from unisono.projection_aside
             where projection = ? and generation = ? and part = ? and key is not null
            """;
    private static final String REMOVE =
            """
            delete from unisono.projection_aside
             where projection = ? and generation = ? and position = any (?)
            """;
    private static final String LIST =
            "select * from unisono.projection_aside order by projection, generation, position limit ?";

    /// A line of events: those of one key, or one that has none.
    private static final String LINES =
            """
            select a.part, a.key, min(a.position)
              from unisono.projection_aside a
             where a.projection = ? and a.generation = ?
             group by a.part, a.key, case when a.key is null then a.position end
             order by 3
            """;

    private static final String LINE =
            """
            select position from unisono.projection_aside
             where projection = ? and generation = ? and part = ?
               and case when ?::text is null then position = ? else key = ? end
             order by position limit ?
            """;

    private AsideTable() {}

    static void add(Connection connection, PartId id, List<Aside> asides) throws SQLException {
        if (asides.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(ADD)) {
            for (var aside : asides) {
                insert.setString(1, id.projection());
                insert.setInt(2, id.generation());
                insert.setLong(3, aside.row().position());
                insert.setInt(4, id.number());
                insert.setString(5, aside.row().name());
                insert.setInt(6, aside.row().version());
                insert.setString(7, aside.row().key());
                insert.setString(8, aside.reason().name().toLowerCase(Locale.ROOT));
                insert.setString(9, aside.error());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// The keys behind which everything waits.
    static Set<String> keys(Connection connection, PartId id) throws SQLException {
        try (var select = connection.prepareStatement(KEYS)) {
            select.setString(1, id.projection());
            select.setInt(2, id.generation());
            select.setInt(3, id.number());
            try (var rows = select.executeQuery()) {
                var keys = new HashSet<String>();
                while (rows.next()) {
                    keys.add(rows.getString(1));
                }
                return keys;
            }
        }
    }

    static void remove(Connection connection, PartId id, Object[] positions) throws SQLException {
        try (var delete = connection.prepareStatement(REMOVE)) {
            delete.setString(1, id.projection());
            delete.setInt(2, id.generation());
            delete.setArray(3, connection.createArrayOf("bigint", positions));
            delete.executeUpdate();
        }
    }

    /// Events of one key, or one event.
    ///
    /// @param first the position of the first
    record Line(int part, @Nullable String key, long first) {}

    static List<Line> lines(Connection connection, String projection, int generation)
            throws SQLException {
        try (var select = connection.prepareStatement(LINES)) {
            select.setString(1, projection);
            select.setInt(2, generation);
            try (var rows = select.executeQuery()) {
                var lines = new ArrayList<Line>();
                while (rows.next()) {
                    lines.add(new Line(rows.getInt(1), rows.getString(2), rows.getLong(3)));
                }
                return lines;
            }
        }
    }

    /// The positions of a line, the first ones.
    static Object[] positions(Connection connection, PartId id, Line line, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(LINE)) {
            select.setString(1, id.projection());
            select.setInt(2, id.generation());
            select.setInt(3, id.number());
            select.setString(4, line.key());
            select.setLong(5, line.first());
            select.setString(6, line.key());
            select.setInt(7, limit);
            try (var rows = select.executeQuery()) {
                var positions = new ArrayList<Object>();
                while (rows.next()) {
                    positions.add(rows.getLong(1));
                }
                return positions.toArray();
            }
        }
    }

    static List<SetAsideEvent> list(Connection connection, int limit) throws SQLException {
        try (var select = connection.prepareStatement(LIST)) {
            select.setInt(1, limit);
            try (var rows = select.executeQuery()) {
                var all = new ArrayList<SetAsideEvent>();
                while (rows.next()) {
                    all.add(event(rows));
                }
                return all;
            }
        }
    }

    private static SetAsideEvent event(ResultSet row) throws SQLException {
        return new SetAsideEvent(
                row.getString("projection"),
                row.getInt("generation"),
                row.getLong("position"),
                row.getString("event"),
                row.getInt("version"),
                row.getString("key"),
                Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
                row.getString("error"),
                row.getTimestamp("at").toInstant());
    }
}
