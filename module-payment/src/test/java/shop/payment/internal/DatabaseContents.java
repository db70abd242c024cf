package shop.payment.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Every row of every table of every schema, but for PostgreSQL's own and Flyway's histories. The
/// tables are those that the catalogue knows, so that a new one is looked at unasked; a partition
/// is a part of its table.
///
/// @param rows of each table, as text
record DatabaseContents(Map<String, List<String>> rows) {
    private static final String TABLES =
            """
            select quote_ident(nspname) || '.' || quote_ident(relname)
              from pg_class join pg_namespace on pg_namespace.oid = relnamespace
             where relkind in ('r', 'p') and not relispartition and relname <> 'schema_history'
               and nspname <> 'information_schema' and nspname not like 'pg\\_%'
             order by 1
            """;

    static DatabaseContents of(Connection connection) throws SQLException {
        var rows = new TreeMap<String, List<String>>();
        for (var table : texts(connection, TABLES)) {
            rows.put(
                    table,
                    texts(connection, "select t::text from %s t order by 1".formatted(table)));
        }
        return new DatabaseContents(rows);
    }

    /// The tables whose rows are others here.
    Set<String> tablesOtherThan(DatabaseContents before) {
        var changed = new TreeSet<String>();
        rows.forEach((table, itsRows) -> {
            if (!itsRows.equals(before.rows.get(table))) {
                changed.add(table);
            }
        });
        return changed;
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        }
    }
}
