package unisono.data.internal.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import unisono.data.Horizon;
import unisono.data.Horizon.Holder;

/// Reads how far the log is decided, and who is not done yet. Stateless.
public final class HorizonReader {
    /// One statement, so that both numbers are of one moment, all but: the horizon comes first.
    private static final String HORIZON =
            "select h.horizon, greatest(h.horizon, pg_sequence_last_value('unisono.position')) as newest from unisono.horizon() h (horizon)";

    private static final String HOLDERS = "select * from unisono.horizon_holder limit ?";

    private HorizonReader() {}

    public static Horizon read(Connection connection) throws SQLException {
        var holders = holders(connection);
        try (var select = connection.prepareStatement(HORIZON);
                var row = select.executeQuery()) {
            row.next();
            return new Horizon(row.getLong("horizon"), row.getLong("newest"), holders);
        }
    }

    private static List<Holder> holders(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(HOLDERS)) {
            select.setInt(1, Horizon.HOLDERS_MAX);
            try (var rows = select.executeQuery()) {
                var holders = new ArrayList<Holder>();
                while (rows.next()) {
                    holders.add(holder(rows));
                }
                return holders;
            }
        }
    }

    private static Holder holder(ResultSet row) throws SQLException {
        var since = row.getObject("since", OffsetDateTime.class);
        return new Holder(
                row.getLong("position"),
                row.getObject("pid", Integer.class),
                row.getString("username"),
                row.getString("application"),
                row.getString("state"),
                since == null ? null : since.toInstant(),
                row.getString("query"));
    }
}
