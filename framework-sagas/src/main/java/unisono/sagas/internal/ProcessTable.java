package unisono.sagas.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import unisono.sagas.SagaStatus;
import unisono.sagas.SagaType;
import unisono.sagas.Step;

/// The rows of processes.
final class ProcessTable {
    private static final String BEGIN =
            """
            insert into unisono_sagas.process
                   (state, shape, status, waits_for, reason, undos, ended, type, tenant, id)
            values (?, ?, ?, ?, ?, ?, case when ? then clock_timestamp() end, ?, ?, ?)
            on conflict (type, tenant, id) do nothing
            """;
    private static final String FIND =
            """
            select version, shape, state, status, undos
              from unisono_sagas.process where type = ? and tenant = ? and id = ?
            """;
    private static final String STEP =
            """
            update unisono_sagas.process
               set state = ?, shape = ?, status = ?, waits_for = ?, reason = ?,
                   undos = undos + ?, ended = case when ? then clock_timestamp() end,
                   version = version + 1, changed = clock_timestamp()
             where type = ? and tenant = ? and id = ?
            """;
    private static final String LATE =
            """
            update unisono_sagas.process set late = late + 1
             where type = ? and tenant = ? and id = ? and late < 2147483647
            """;
    private static final String FORGET =
            """
            delete from unisono_sagas.process where (type, tenant, id) in (
                select type, tenant, id from unisono_sagas.process
                 where ended < clock_timestamp() - ? * interval '1 ms'
                 order by ended limit ? for update skip locked)
            """;

    private ProcessTable() {}

    /// What a step needs of one.
    ///
    /// @param undos how many compensations it has kept
    record Row(long version, int shape, String state, SagaStatus status, int undos) {}

    /// Whether there was none.
    static boolean begin(
            Connection connection, SagaType<?, ?> type, Key key, Step<?> step, int undos)
            throws SQLException {
        try (var insert = connection.prepareStatement(BEGIN)) {
            key.fill(insert, fill(insert, type, key, step, undos));
            return insert.executeUpdate() == 1;
        }
    }

    static void step(Connection connection, SagaType<?, ?> type, Key key, Step<?> step, int undos)
            throws SQLException {
        try (var update = connection.prepareStatement(STEP)) {
            key.fill(update, fill(update, type, key, step, undos));
            update.executeUpdate();
        }
    }

    private static int fill(
            PreparedStatement statement, SagaType<?, ?> type, Key key, Step<?> step, int undos)
            throws SQLException {
        statement.setString(1, States.write(key, step.state()));
        statement.setInt(2, type.shape());
        statement.setString(3, word(step.status()));
        statement.setString(4, step.waitsFor());
        statement.setString(5, step.reason());
        statement.setInt(6, undos);
        statement.setBoolean(7, step.status() != SagaStatus.RUNNING);
        return 8;
    }

    static Optional<Row> locked(Connection connection, Key key) throws SQLException {
        return find(connection, FIND + " for update", key);
    }

    static Optional<Row> find(Connection connection, Key key) throws SQLException {
        return find(connection, FIND, key);
    }

    private static Optional<Row> find(Connection connection, String sql, Key key)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            key.fill(select, 1);
            var row = select.executeQuery();
            return row.next()
                    ? Optional.of(
                            new Row(
                                    row.getLong("version"),
                                    row.getInt("shape"),
                                    row.getString("state"),
                                    status(row),
                                    row.getInt("undos")))
                    : Optional.empty();
        }
    }

    static void late(Connection connection, Key key) throws SQLException {
        try (var update = connection.prepareStatement(LATE)) {
            key.fill(update, 1);
            update.executeUpdate();
        }
    }

    /// Forgets some that ended so long ago, with what they kept.
    ///
    /// @return how many
    static int forget(Connection connection, Duration kept, int limit) throws SQLException {
        try (var delete = connection.prepareStatement(FORGET)) {
            delete.setLong(1, kept.toMillis());
            delete.setInt(2, limit);
            return delete.executeUpdate();
        }
    }

    static String word(SagaStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    static SagaStatus status(ResultSet row) throws SQLException {
        return SagaStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }
}
