package unisono.sagas.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import unisono.data.PayloadText;
import unisono.sagas.SagaDetails.Undo;
import unisono.sagas.StepCommand;

/// The rows of what takes back what processes did.
final class UndoTable {
    private static final String KEEP =
            """
            insert into unisono_sagas.undo (type, tenant, id, number, command, version, payload)
            values (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String LIST =
            """
            select number, command, version, payload
              from unisono_sagas.undo where type = ? and tenant = ? and id = ? order by number
            """;

    private UndoTable() {}

    /// Keeps some, in one round trip.
    ///
    /// @param before how many the process has
    static void keep(Connection connection, Key key, int before, List<StepCommand> undos)
            throws SQLException {
        try (var insert = connection.prepareStatement(KEEP)) {
            int number = before;
            for (var undo : undos) {
                number++;
                int index = key.fill(insert, 1);
                insert.setInt(index, number);
                insert.setString(index + 1, undo.name().text());
                insert.setInt(index + 2, undo.name().event().version());
                insert.setString(
                        index + 3, PayloadText.write("The command " + undo.name(), undo.command()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// All of a process, in the order in which they were kept.
    static List<Undo> list(Connection connection, Key key) throws SQLException {
        try (var select = connection.prepareStatement(LIST)) {
            key.fill(select, 1);
            var rows = select.executeQuery();
            var found = new ArrayList<Undo>();
            while (rows.next()) {
                found.add(
                        new Undo(
                                rows.getInt("number"),
                                rows.getString("command"),
                                rows.getInt("version"),
                                rows.getString("payload")));
            }
            return found;
        }
    }
}
