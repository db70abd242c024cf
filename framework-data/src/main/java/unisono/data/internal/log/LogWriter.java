package unisono.data.internal.log;

import java.sql.Connection;
import java.sql.SQLException;

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

    /// Both travel in one request, and one answer comes back. The driver notices that no
    /// transaction is open any more, so that its own commit asks nobody.
    private static final String APPEND_AND_COMMIT = APPEND + "; commit";

    private final Partitions partitions;

    public LogWriter(Partitions partitions) {
        this.partitions = partitions;
    }

    /// Writes a batch as the last thing of the connection's transaction, and commits it.
    public void commit(Connection connection, LogBatch batch) throws SQLException {
        try (var append = connection.prepareStatement(APPEND_AND_COMMIT)) {
            batch.fill(append);
            append.execute();
        }
        // Costs nothing by now, and lets the pool know.
        connection.commit();
        partitions.appended(batch.size());
    }
}
