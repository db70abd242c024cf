package unisono.data.internal.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import unisono.data.projection.ProjectionDefinition.PartitionKey;

/// Reads what a part hears. The server leaves out all else: what is not sent costs a tenth.
/// Stateless.
final class LogSlice {
    private static final String COLUMNS =
            "select position, id, time, version, name, payload, key, tenant, actor from unisono.event";
    private static final String SLICE =
            COLUMNS + " where position > ? and position <= ? and name = any (?)";

    /// PostgreSQL's own hash partitions rest upon this function, so it stays what it is.
    private static final String OF_PART =
            " and (hashtextextended(coalesce(%s, ''), 0) & 9223372036854775807) %% ? = ?";

    private static final String IN_ORDER = " order by position limit ?";
    private static final String ALL = SLICE + IN_ORDER;
    private static final String BY_EVENT = SLICE + OF_PART.formatted("key") + IN_ORDER;
    private static final String BY_TENANT = SLICE + OF_PART.formatted("tenant") + IN_ORDER;
    private static final String SOME =
            COLUMNS + " where position = any (?) and name = any (?) order by position";

    private LogSlice() {}

    /// Reads behind a position, in the order of positions.
    ///
    /// @param until at or below a horizon
    static List<LogRow> read(
            Connection connection, Taken taken, long until, String[] names, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(sql(taken))) {
            int next = 1;
            select.setLong(next++, taken.position());
            select.setLong(next++, until);
            select.setArray(next++, texts(connection, names));
            if (taken.partitions() > 1) {
                select.setInt(next++, taken.partitions());
                select.setInt(next++, taken.id().number());
            }
            select.setInt(next, limit);
            return rows(select);
        }
    }

    private static String sql(Taken taken) {
        if (taken.partitions() == 1) {
            return ALL;
        }
        return taken.key() == PartitionKey.EVENT ? BY_EVENT : BY_TENANT;
    }

    /// Reads rows at these positions.
    static List<LogRow> at(Connection connection, Object[] positions, String[] names)
            throws SQLException {
        try (var select = connection.prepareStatement(SOME)) {
            select.setArray(1, connection.createArrayOf("bigint", positions));
            select.setArray(2, texts(connection, names));
            return rows(select);
        }
    }

    private static Array texts(Connection connection, String[] names) throws SQLException {
        return connection.createArrayOf("text", names);
    }

    private static List<LogRow> rows(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            var all = new ArrayList<LogRow>();
            while (rows.next()) {
                all.add(row(rows));
            }
            return all;
        }
    }

    private static LogRow row(ResultSet row) throws SQLException {
        return new LogRow(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getInt(4),
                row.getString(5),
                row.getBytes(6),
                row.getString(7),
                row.getString(8),
                row.getString(9));
    }
}
