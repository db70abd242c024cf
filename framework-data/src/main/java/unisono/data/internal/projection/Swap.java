package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import unisono.data.DataException;
import unisono.data.internal.OpenDatabase;

/// Has two generations change places. Thread-safe.
///
/// Names are exchanged in one transaction, which must have the tables alone. Whoever reads resolves
/// names when he has his locks, so that he sees the tables of before or those of after, and a
/// transaction that has read one of them keeps this waiting until it ends. While this waits, new
/// readers wait behind it: so it waits for a fraction of a second, which is less than the server
/// takes to look for a deadlock, gives in, and comes again.
final class Swap {
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";
    private static final String PATIENCE = "set local lock_timeout = '300ms'";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int PAUSE_MIN_MILLIS = 50;
    private static final int PAUSE_MAX_MILLIS = 250;
    private static final String STATE =
            """
            update unisono.projection_generation set state = ?
             where projection = ? and generation = ?
            """;
    private static final String MORE_ASIDE =
            """
            select count(*) from unisono.projection_aside a
             where a.projection = ? and a.generation = ?
               and not exists (select from unisono.projection_aside b
                                where b.projection = a.projection and b.generation = ?
                                  and b.position = a.position)
            """;

    private final OpenDatabase database;
    private final Arrival arrival;

    Swap(OpenDatabase database, Arrival arrival) {
        this.database = database;
        this.arrival = arrival;
    }

    /// Has a generation that has nearly caught up take the place of the live one.
    void swap(Known.One one, int live, int other) throws SQLException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!tried(one, live, other)) {
            if (System.nanoTime() - end > 0) {
                throw new DataException(
                        "The tables of %s were in use for %s without a pause, and nothing was swapped. Wait for the transactions that read them, and try again."
                                .formatted(one.name(), LIMIT));
            }
            var random = ThreadLocalRandom.current();
            Pause.of(Duration.ofMillis(random.nextInt(PAUSE_MIN_MILLIS, PAUSE_MAX_MILLIS)));
        }
    }

    /// Lets go of everything before it comes again, so that neither folding nor readers stand for
    /// long.
    private boolean tried(Known.One one, int live, int other) throws SQLException {
        try (var hold = Hold.of(database, one.name())) {
            boolean inline = Arrival.isInline(hold.connection(), one.name());
            long place = hold.place(inline);
            arrival.foldAll(hold, one, other, place);
            requireNoMoreAside(hold.connection(), one.name(), live, other);
            return exchanged(hold.connection(), one, live, other, inline ? place : -1);
        }
    }

    private static void requireNoMoreAside(
            Connection connection, String projection, int live, int other) throws SQLException {
        try (var select = connection.prepareStatement(MORE_ASIDE)) {
            select.setString(1, projection);
            select.setInt(2, other);
            select.setInt(3, live);
            var row = select.executeQuery();
            row.next();
            if (row.getLong(1) > 0) {
                throw new DataException(
                        "Generation %d of %s has set %d events aside that the live one has not, and readers would miss them. See why: projections aside; then projections retry %s."
                                .formatted(other, projection, row.getLong(1), projection));
            }
        }
    }

    private static boolean exchanged(
            Connection connection, Known.One one, int live, int other, long inlinePlace)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            exchange(connection, one, live, other);
            if (inlinePlace >= 0) {
                // Emitters have folded it up to here, and nobody has said so.
                Arrival.move(connection, one.name(), live, inlinePlace);
            }
            connection.commit();
            return true;
        } catch (SQLException failure) {
            connection.rollback();
            if (LOCK_NOT_AVAILABLE.equals(failure.getSQLState())
                    || DEADLOCK.equals(failure.getSQLState())) {
                return false;
            }
            throw failure;
        }
    }

    private static void exchange(Connection connection, Known.One one, int live, int other)
            throws SQLException {
        var tables = one.definition().tables().stream().map(TableName::of).toList();
        Rebuild.run(connection, PATIENCE);
        var names = tables.stream().map(TableName::live).collect(Collectors.joining(", "));
        Rebuild.run(connection, "lock table " + names + " in access exclusive mode");
        for (var table : tables) {
            Rebuild.run(
                    connection,
                    "alter table %s rename to %s".formatted(table.live(), table.besideName(live)));
            Rebuild.run(
                    connection,
                    "alter table %s rename to \"%s\""
                            .formatted(table.beside(other), table.table()));
        }
        state(connection, one.name(), live, "old");
        state(connection, one.name(), other, "live");
    }

    static void state(Connection connection, String projection, int generation, String state)
            throws SQLException {
        try (var update = connection.prepareStatement(STATE)) {
            update.setString(1, state);
            update.setString(2, projection);
            update.setInt(3, generation);
            update.executeUpdate();
        }
    }
}
