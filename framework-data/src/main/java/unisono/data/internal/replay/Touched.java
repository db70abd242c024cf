package unisono.data.internal.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// How many rows of a table a session has touched, by its own account.
record Touched(long inserted, long updated, long deleted) {
    static final Touched NOTHING = new Touched(0, 0, 0);

    /// Beside the transaction's own rows, those of earlier ones that the server has not yet
    /// gathered: so the difference counts.
    private static final String TOUCHED =
            """
            select schemaname || '.' || relname, n_tup_ins, n_tup_upd, n_tup_del
              from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd + n_tup_del > 0
            """;

    static Map<String, Touched> read(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(TOUCHED);
                var rows = select.executeQuery()) {
            var tables = new HashMap<String, Touched>();
            while (rows.next()) {
                tables.put(
                        rows.getString(1),
                        new Touched(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
            return tables;
        }
    }

    Touched plus(Touched other) {
        return new Touched(
                inserted + other.inserted, updated + other.updated, deleted + other.deleted);
    }

    Touched minus(Touched other) {
        return new Touched(
                inserted - other.inserted, updated - other.updated, deleted - other.deleted);
    }
}
