package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import unisono.data.DataException;
import unisono.data.internal.OpenDatabase;

/// Hands an inline projection over from the nodes that catch it up to the emitters, and back. While
/// it is held, no emitter folds it, and whoever folded it has ended: so there is one place in the
/// log with all that they have folded before it, and all that they will fold behind.
final class Arrival {
    private static final int PAGE = 10_000;
    private static final String SET =
            """
            update unisono.projection set inline = ?
             where name = ? and not (? and exists (select from unisono.projection_aside a
                                      join unisono.projection_generation g using (projection, generation)
                                     where g.projection = name and g.state = 'live'))
            """;
    private static final String MOVE =
            """
            update unisono.projection_part set position = ?, moved_at = clock_timestamp()
             where projection = ? and generation = ?
            """;

    private final OpenDatabase database;
    private final Folder folder;

    Arrival(OpenDatabase database, Folder folder) {
        this.database = database;
        this.folder = folder;
    }

    /// Has emitters fold it from now on, unless something of it is set aside: they could not keep
    /// the order behind that.
    void arrive(Known.One one, int generation) throws SQLException {
        try (var hold = Hold.of(database, one.name())) {
            if (isInline(hold.connection(), one.name())) {
                return;
            }
            foldAll(hold, one, generation, hold.place(true));
            set(hold.connection(), one.name(), true);
        }
    }

    /// Has emitters fold it no more.
    void leave(Hold hold, String projection, int generation) throws SQLException {
        if (isInline(hold.connection(), projection)) {
            long place = hold.place(true);
            hold.connection().setAutoCommit(false);
            move(hold.connection(), projection, generation, place);
            set(hold.connection(), projection, false);
            hold.connection().commit();
            hold.connection().setAutoCommit(true);
        }
    }

    /// Folds all parts of a generation to one place.
    void foldAll(Hold hold, Known.One one, int generation, long place) throws SQLException {
        var connection = hold.connection();
        connection.setAutoCommit(false);
        try {
            for (int part : Parts.of(connection, one.name(), generation)) {
                foldOne(connection, one, new PartId(one.name(), generation, part), place);
            }
            connection.commit();
        } catch (RuntimeException | SQLException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void foldOne(Connection connection, Known.One one, PartId id, long place)
            throws SQLException {
        Folded folded;
        do {
            folded = folder.foldHeld(connection, one, id, PAGE, place);
            if (!folded.taken()) {
                throw new DataException(
                        "Generation %d of %s stands still, or a later release folds it. See why: projections list."
                                .formatted(id.generation(), one.name()));
            }
            connection.commit();
        } while (folded.position() < place);
    }

    static void move(Connection connection, String projection, int generation, long place)
            throws SQLException {
        try (var update = connection.prepareStatement(MOVE)) {
            update.setLong(1, place);
            update.setString(2, projection);
            update.setInt(3, generation);
            update.executeUpdate();
        }
    }

    private static void set(Connection connection, String projection, boolean inline)
            throws SQLException {
        try (var update = connection.prepareStatement(SET)) {
            update.setBoolean(1, inline);
            update.setString(2, projection);
            update.setBoolean(3, inline);
            update.executeUpdate();
        }
    }

    static boolean isInline(Connection connection, String projection) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        "select coalesce(bool_or(inline), false) from unisono.projection where name = ?")) {
            select.setString(1, projection);
            var row = select.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }
}
