package unisono.data.internal.log;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import unisono.data.LoggedEmission;

/// Reads the log. Stateless.
public final class LogReader {
    /// The most rows of a page.
    public static final int LIMIT_MAX = 10_000;

    /// Read by their places.
    private static final String COLUMNS =
            "position, time, id, correlation, version, name, module, emitter, payload, key, cause, actor, tenant, traceparent";

    private static final String PAGE = "select horizon, " + COLUMNS + " from unisono.page(?, ?)";
    static final String NEWEST =
            "select " + COLUMNS + " from unisono.event order by position desc limit ?";

    private static final String SOME =
            """
            select %s from unisono.event
             where position > ? and position <= ? and name = any (?) and (?::text is null or key = ?)
             order by position limit ?
            """
                    .formatted(COLUMNS);

    private LogReader() {}

    /// Reads on behind a position, up to the horizon, in one round trip. Begun at 0 and gone on
    /// with at [LogPage#next()], no row is left out, none comes twice, and they come in the order
    /// of their positions: so that what was committed later under one key comes later.
    ///
    /// @param connection in auto-commit, which spares the end of a transaction, or in one of READ
    ///   COMMITTED; any other is refused
    /// @param limit how many rows at the most, 1 to [#LIMIT_MAX]
    public static LogPage page(Connection connection, long after, int limit) throws SQLException {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "A page of %d rows is not between 1 and %d.".formatted(limit, LIMIT_MAX));
        }
        try (var select = connection.prepareStatement(PAGE)) {
            select.setLong(1, after);
            select.setInt(2, limit);
            try (var rows = select.executeQuery()) {
                rows.next();
                long horizon = rows.getLong(1);
                long drawn = rows.getLong(2);
                return LogPage.of(emissions(rows, 1), horizon, drawn, after, limit);
            }
        }
    }

    /// Reads the newest rows that the connection's transaction sees, the newest first.
    public static List<LoggedEmission> newest(Connection connection, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(NEWEST)) {
            select.setInt(1, limit);
            try (var rows = select.executeQuery()) {
                return emissions(rows, 0);
            }
        }
    }

    /// Reads on behind a position, in the order of positions, some events of those that are
    /// decided.
    ///
    /// @param until at or below a horizon
    /// @param key null for all
    public static List<LoggedEmission> some(
            Connection connection,
            long after,
            long until,
            List<String> names,
            @Nullable String key,
            int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(SOME)) {
            select.setLong(1, after);
            select.setLong(2, until);
            select.setArray(3, connection.createArrayOf("text", names.toArray()));
            select.setString(4, key);
            select.setString(5, key);
            select.setInt(6, limit);
            try (var rows = select.executeQuery()) {
                return emissions(rows, 0);
            }
        }
    }

    /// @param before how many columns come before those of the table
    private static List<LoggedEmission> emissions(ResultSet rows, int before) throws SQLException {
        var emissions = new ArrayList<LoggedEmission>();
        while (rows.next()) {
            emissions.add(emission(rows, before));
        }
        return emissions;
    }

    /// By the places of the columns, as [#COLUMNS] has them: to look for their names costs more
    /// than to decode them.
    private static LoggedEmission emission(ResultSet row, int before) throws SQLException {
        return new LoggedEmission(
                row.getLong(before + 1),
                row.getObject(before + 3, UUID.class),
                row.getString(before + 6),
                row.getInt(before + 5),
                row.getString(before + 7),
                row.getString(before + 8),
                row.getString(before + 10),
                new String(row.getBytes(before + 9), StandardCharsets.UTF_8),
                row.getObject(before + 2, OffsetDateTime.class).toInstant(),
                row.getObject(before + 11, UUID.class),
                row.getObject(before + 4, UUID.class),
                row.getString(before + 12),
                row.getString(before + 13),
                row.getString(before + 14));
    }
}
