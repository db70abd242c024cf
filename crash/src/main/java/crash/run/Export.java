package crash.run;

import crash.node.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// Writes down what the database has: the tables of the application into its history, and, for who
/// has to find out why, those of the framework beside it.
final class Export {
    private static final String EMITTED = "select id, event, key, number from relay.emitted";
    private static final String EFFECTS =
            """
            select listener, id, key, number, (extract(epoch from at) * 1000)::bigint
              from relay.effect order by sequence
            """;

    private Export() {}

    static void history(Connection connection, Path history) throws SQLException, IOException {
        write(connection, EMITTED, history.resolve("emitted.tsv"));
        write(connection, EFFECTS, history.resolve("effects.tsv"));
    }

    static void inside(Connection connection, Path history) throws SQLException, IOException {
        var stopped =
                "select listener, position, slot, key, state, attempt, due_at, last_error from unisono.delivery order by 1, 2";
        write(connection, stopped, history.resolve("inside-delivery.tsv"));
        write(connection, "select * from unisono.slot", history.resolve("inside-slot.tsv"));
        write(connection, "select * from unisono.node", history.resolve("inside-node.tsv"));
        var positions =
                "select position, name, convert_from(payload, 'UTF8') from unisono.event order by 1";
        write(connection, positions, history.resolve("inside-event.tsv"));
    }

    private static void write(Connection connection, String sql, Path file)
            throws SQLException, IOException {
        Files.deleteIfExists(file);
        try (var journal = Journal.to(file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var fields = new String[rows.getMetaData().getColumnCount()];
            while (rows.next()) {
                for (int i = 0; i < fields.length; i++) {
                    fields[i] = String.valueOf(rows.getString(i + 1)).replaceAll("\\s+", " ");
                }
                journal.append(fields);
            }
        }
    }
}
