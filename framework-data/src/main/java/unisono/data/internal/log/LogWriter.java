package unisono.data.internal.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import unisono.data.internal.metrics.EmissionsLoggedEvent;
import unisono.data.internal.metrics.Meters;

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
                   unnest(?::timestamptz[], ?::uuid[], ?::uuid[], ?, ?, ?, ?, ?, ?, ?::uuid[], ?, ?, ?)
                   as e (time, id, correlation, version, name, module, emitter, payload, key, cause, actor,
                         tenant, traceparent)
            """
                    .strip();

    /// The same for one row, as most transactions have: a quarter of an append is to unpack arrays.
    /// Again, the list after `select` is computed when the row of `floor` is there.
    public static final String APPEND_ONE =
            """
            insert into unisono.event (position, time, id, correlation, version, name, module, emitter,
                                       payload, key, cause, actor, tenant, traceparent)
            select nextval('unisono.position'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?
              from (select pg_advisory_xact_lock_shared(
                               (21838::bigint << 48) | pg_sequence_last_value('unisono.position'))) floor
            """
                    .strip();

    /// The rows of [#APPEND], some of which have a place in a stream; the version is null where the
    /// stream is.
    public static final String APPEND_STREAMS =
            """
            insert into unisono.event (position, time, id, correlation, version, name, module, emitter,
                                       payload, key, cause, actor, tenant, traceparent, stream,
                                       stream_version)
            select nextval('unisono.position'), e.time, e.id, e.correlation, e.version, e.name, e.module,
                   e.emitter, e.payload, e.key, e.cause, e.actor, e.tenant, e.traceparent, e.stream,
                   case when e.stream is not null then e.stream_version end
              from (select pg_advisory_xact_lock_shared(
                               (21838::bigint << 48) | pg_sequence_last_value('unisono.position'))) floor,
                   unnest(?::timestamptz[], ?::uuid[], ?::uuid[], ?, ?, ?, ?, ?, ?, ?::uuid[], ?, ?, ?, ?, ?)
                   as e (time, id, correlation, version, name, module, emitter, payload, key, cause, actor,
                         tenant, traceparent, stream, stream_version)
            """
                    .strip();

    /// The row of [#APPEND_ONE], with its place in a stream.
    public static final String APPEND_ONE_OF_STREAM =
            """
            insert into unisono.event (position, time, id, correlation, version, name, module, emitter,
                                       payload, key, cause, actor, tenant, traceparent, stream,
                                       stream_version)
            select nextval('unisono.position'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?
              from (select pg_advisory_xact_lock_shared(
                               (21838::bigint << 48) | pg_sequence_last_value('unisono.position'))) floor
            """
                    .strip();

    private static final String COMMIT = "; commit";
    private static final String ONE_AND_COMMIT = APPEND_ONE + COMMIT;
    private static final String ALL_AND_COMMIT = APPEND + COMMIT;
    private static final String ONE_OF_STREAM_AND_COMMIT = APPEND_ONE_OF_STREAM + COMMIT;
    private static final String STREAMS_AND_COMMIT = APPEND_STREAMS + COMMIT;

    private final Partitions partitions;
    private final Meters meters;

    public LogWriter(Partitions partitions, Meters meters) {
        this.meters = meters;
        this.partitions = partitions;
    }

    /// Writes a batch as the last thing of the connection's transaction, after other last
    /// statements if there are any, and commits it.
    ///
    /// All travel in one request, and one answer comes back. The driver notices that no transaction
    /// is open any more, so that its own commit asks nobody.
    public void commit(Connection connection, List<LastWrite> writes, LogBatch batch)
            throws SQLException {
        var event = EmissionsLoggedEvent.begun();
        if (!writes.isEmpty() || !batch.isEmpty()) {
            try (var last = connection.prepareStatement(sql(writes, batch))) {
                int filled = 0;
                for (var write : writes) {
                    filled += write.fill(last, filled);
                }
                if (!batch.isEmpty()) {
                    batch.fill(last, filled);
                }
                last.execute();
            }
        }
        connection.commit();
        if (event != null && !batch.isEmpty()) {
            event.emissions = batch.size();
            event.commit();
        }
        meters.logged(batch.size());
        partitions.appended(batch.size());
    }

    private static String sql(List<LastWrite> writes, LogBatch batch) {
        var append = append(batch);
        if (writes.isEmpty()) {
            return append;
        }
        var sql = new StringBuilder();
        for (var write : writes) {
            sql.append(sql.isEmpty() ? "" : "; ").append(write.sql());
        }
        return sql.append(batch.isEmpty() ? COMMIT : "; " + append).toString();
    }

    private static String append(LogBatch batch) {
        if (batch.hasStreams()) {
            return batch.isSingle() ? ONE_OF_STREAM_AND_COMMIT : STREAMS_AND_COMMIT;
        }
        return batch.isSingle() ? ONE_AND_COMMIT : ALL_AND_COMMIT;
    }
}
