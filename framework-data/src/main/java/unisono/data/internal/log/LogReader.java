package unisono.data.internal.log;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import unisono.data.LoggedEmission;

/// Reads the log. Stateless.
public final class LogReader {
    /// The most rows of a page.
    public static final int LIMIT_MAX = 10_000;

    private static final String PAGE = "select * from unisono.page(?, ?)";
    static final String NEWEST = "select * from unisono.event order by position desc limit ?";

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
                long horizon = rows.getLong("horizon");
                long drawn = rows.getLong("position");
                return LogPage.of(emissions(rows), horizon, drawn, after, limit);
            }
        }
    }

    /// Reads the newest rows that the connection's transaction sees, the newest first.
    public static List<LoggedEmission> newest(Connection connection, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(NEWEST)) {
            select.setInt(1, limit);
            try (var rows = select.executeQuery()) {
                return emissions(rows);
            }
        }
    }

    private static List<LoggedEmission> emissions(ResultSet rows) throws SQLException {
        var emissions = new ArrayList<LoggedEmission>();
        while (rows.next()) {
            emissions.add(emission(rows));
        }
        return emissions;
    }

    private static LoggedEmission emission(ResultSet row) throws SQLException {
        return new LoggedEmission(
                row.getLong("position"),
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getInt("version"),
                row.getString("module"),
                row.getString("emitter"),
                row.getString("key"),
                new String(row.getBytes("payload"), StandardCharsets.UTF_8),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getObject("cause", UUID.class),
                row.getObject("correlation", UUID.class),
                row.getString("actor"),
                row.getString("tenant"),
                row.getString("traceparent"));
    }
}
