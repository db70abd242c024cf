package unisono.data.internal.log;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Appends to the log. Thread-safe.
public final class LogWriter {
    /// Takes the floor, then draws positions: `unisono.append` in one bare statement, which saves
    /// the server a fifth of its time. See the migration `V3__the_log.sql` for what depends on the
    /// order.
    ///
    /// The order is that of SQL itself. The list after `select` is computed for a row of the join
    /// when that row is there, and it has the one row of `floor` in it, which is not there before
    /// the lock is held. Positions follow the order of the arrays: one row is joined with the rows
    /// of a function, which come as they are.
    public static final String APPEND =
            """
            insert into unisono.event (position, time, id, correlation, version, name, module, emitter,
                                       payload, key, cause, actor, tenant, traceparent)
            select nextval('unisono.position'), e.time, e.id, e.correlation, e.version, e.name, e.module,
                   e.emitter, e.payload, e.key, e.cause, e.actor, e.tenant, e.traceparent
              from (select pg_advisory_xact_lock_shared(
                               (21838::bigint << 48) | pg_sequence_last_value('unisono.position'))) floor,
                   unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                   as e (time, id, correlation, version, name, module, emitter, payload, key, cause, actor,
                         tenant, traceparent)
            """
                    .strip();

    private static final String COMMIT = "; commit";
    private static final String APPEND_AND_COMMIT = APPEND + COMMIT;

    private final Partitions partitions;

    public LogWriter(Partitions partitions) {
        this.partitions = partitions;
    }

    /// Writes a batch as the last thing of the connection's transaction, after another last
    /// statement if there is one, and commits it.
    ///
    /// All travel in one request, and one answer comes back. The driver notices that no transaction
    /// is open any more, so that its own commit asks nobody.
    public void commit(Connection connection, @Nullable LastWrite write, LogBatch batch)
            throws SQLException {
        if (write != null || !batch.isEmpty()) {
            try (var last = connection.prepareStatement(sql(write, batch))) {
                int filled = write == null ? 0 : write.fill(last);
                if (!batch.isEmpty()) {
                    batch.fill(last, filled);
                }
                last.execute();
            }
        }
        connection.commit();
        partitions.appended(batch.size());
    }

    private static String sql(@Nullable LastWrite write, LogBatch batch) {
        if (write == null) {
            return APPEND_AND_COMMIT;
        }
        return write.sql() + (batch.isEmpty() ? COMMIT : "; " + APPEND_AND_COMMIT);
    }
}
