package benchmarks.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What became of the rows of one of our tables, with all its parts.
///
/// @param dead rows that wait to be cleared away
record DeadRows(String table, long inserted, long updated, long deleted, long dead) {
    private static final String COUNT =
            """
            select regexp_replace(relname, '_p?[0-9]+$', ''), sum(n_tup_ins)::bigint, sum(n_tup_upd)::bigint,
                   sum(n_tup_del)::bigint, sum(n_dead_tup)::bigint
              from pg_stat_all_tables
             where schemaname = 'unisono'
             group by 1
            having sum(n_tup_ins + n_tup_upd + n_tup_del + n_dead_tup) > 0
             order by 1
            """;

    /// @param wait until PostgreSQL has heard of everything
    static List<DeadRows> of(Place place, Duration wait) throws SQLException, InterruptedException {
        Thread.sleep(wait);
        var tables = new ArrayList<DeadRows>();
        try (var connection = place.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(COUNT)) {
            while (row.next()) {
                tables.add(
                        new DeadRows(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5)));
            }
        }
        return tables;
    }
}
