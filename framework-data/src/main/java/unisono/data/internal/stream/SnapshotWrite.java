package unisono.data.internal.stream;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import unisono.data.aggregate.AggregateType.Snapshots;
import unisono.data.internal.PayloadJson;
import unisono.data.internal.log.LastWrite;

/// Writes snapshots, when the heads have been moved and before the events have their positions:
/// those that are in a snapshot may stand behind its position, and are passed over by their
/// versions.
///
/// @param rows sorted by the numbers of their streams
record SnapshotWrite(List<Row> rows) implements LastWrite {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final int BYTES_MAX = 16 << 20;

    private static final String SQL =
            """
            insert into unisono.snapshot (stream, version, position, shape, data)
            select g.stream, g.version, pg_sequence_last_value('unisono.position'), g.shape, g.data
              from unnest(?, ?, ?, ?) as g (stream, version, shape, data)
            on conflict (stream) do update
               set version = excluded.version, position = excluded.position,
                   shape = excluded.shape, data = excluded.data
            """
                    .strip();

    /// One snapshot.
    static final class Row {
        private final StreamState<?, ?> stream;
        private final int shape;
        private final byte[] data;

        private Row(StreamState<?, ?> stream, int shape, byte[] data) {
            this.stream = stream;
            this.shape = shape;
            this.data = data;
        }

        /// Null if none is due, or none can be made: that is no reason to undo a change.
        static @Nullable Row of(@Nullable StreamState<?, ?> state, Snapshots policy) {
            var due = state == null ? null : state.dueForSnapshot(policy.every());
            return due == null || state == null ? null : of(state, policy, due);
        }

        private static @Nullable Row of(StreamState<?, ?> state, Snapshots policy, Object due) {
            try {
                var data = PayloadJson.MAPPER.writeValueAsBytes(due);
                if (data.length <= BYTES_MAX) {
                    return new Row(state, policy.shape(), data);
                }
                LOGGER.warn(
                        "{} has no snapshot: it would be {} bytes large, and at most {} are kept.",
                        state.key(),
                        data.length,
                        BYTES_MAX);
            } catch (JacksonException e) {
                LOGGER.warn(
                        "{} has no snapshot, because its state cannot be written as JSON: {}",
                        state.key(),
                        e.getOriginalMessage());
            }
            return null;
        }

        long stream() {
            return stream.number();
        }
    }

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public int fill(PreparedStatement statement, int before) throws SQLException {
        array(statement, before + 1, "int8", Row::stream);
        array(statement, before + 2, "int4", row -> row.stream.version());
        array(statement, before + 3, "int4", row -> row.shape);
        var data = rows.stream().map(row -> row.data).toArray(byte[][]::new);
        statement.setArray(
                before + 4, statement.getConnection().createArrayOf("bytea", (Object[]) data));
        return 4;
    }

    private void array(
            PreparedStatement statement, int index, String type, Function<Row, Object> column)
            throws SQLException {
        var cells = rows.stream().map(column).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(type, cells));
    }
}
