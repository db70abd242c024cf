package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import unisono.data.DataException;
import unisono.data.internal.OpenDatabase;

/// A projection that nobody else folds for a moment: no page of it is under way, and none begins;
/// an emitter that would fold it waits. A lock of a session of its own, so that it ends with it.
/// One thread.
final class Hold implements AutoCloseable {
    private static final Duration ANSWER_MAX = Duration.ofMinutes(10);
    private static final Duration DECIDED_MAX = Duration.ofSeconds(5);
    private static final String PATIENCE = "set lock_timeout = '5s'";
    private static final String LOCK = "select pg_advisory_lock(21839, hashtext(?))";
    private static final String UNLOCK = "select pg_advisory_unlock(21839, hashtext(?))";
    private static final String PLACE =
            """
            select unisono.horizon(), pg_sequence_last_value('unisono.position'),
                   (select coalesce(max(position), 0) from unisono.projection_part
                     where projection = ?)
            """;

    private final Connection connection;
    private final String projection;

    private Hold(Connection connection, String projection) {
        this.connection = connection;
        this.projection = projection;
    }

    /// Waits for the pages that are under way, 5 seconds at the most.
    static Hold of(OpenDatabase database, String projection) throws SQLException {
        var connection = database.separate("unisono projections", ANSWER_MAX);
        try {
            try (var statement = connection.createStatement()) {
                statement.execute(PATIENCE);
            }
            try (var lock = connection.prepareStatement(LOCK)) {
                lock.setString(1, projection);
                lock.execute();
            }
            return new Hold(connection, projection);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /// Commits each statement by itself, until somebody says otherwise.
    Connection connection() {
        return connection;
    }

    /// A place in the log to which everything can be folded: decided; and, where emitters fold,
    /// behind all that they have folded and before all that they will fold.
    ///
    /// @param emitters whether they do, or shall
    /// @throws DataException if somebody who has drawn a position does not commit
    long place(boolean emitters) throws SQLException {
        long end = System.nanoTime() + DECIDED_MAX.toNanos();
        var first = look();
        // Who has folded has drawn its positions, and has ended.
        long wanted = emitters ? first.drawn : Math.max(first.horizon, first.folded);
        for (var now = first; emitters && now.horizon < wanted; now = look()) {
            pause(end);
        }
        return wanted;
    }

    /// @param folded the furthest that a part was ever
    private record Place(long horizon, long drawn, long folded) {}

    private Place look() throws SQLException {
        try (var select = connection.prepareStatement(PLACE)) {
            select.setString(1, projection);
            var row = select.executeQuery();
            row.next();
            return new Place(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    private void pause(long end) {
        if (System.nanoTime() - end > 0) {
            throw new DataException(
                    "The log is not decided up to where %s is, because a transaction that has emitted does not end. See who: events horizon."
                            .formatted(projection));
        }
        Pause.of(Duration.ofMillis(1));
    }

    /// Lets the others go on. Needs no transaction to end.
    void release() throws SQLException {
        try (var unlock = connection.prepareStatement(UNLOCK)) {
            unlock.setString(1, projection);
            unlock.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
