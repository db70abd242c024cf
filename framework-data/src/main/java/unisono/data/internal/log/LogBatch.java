package unisono.data.internal.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import unisono.data.DataException;
import unisono.data.internal.PayloadJson;
import unisono.events.Emission;
import unisono.events.NoPayload;

/// All that a transaction emitted, in order, its payloads written as JSON.
public final class LogBatch {
    private static final int PAYLOAD_BYTES_MAX = 16 << 20;
    private static final byte[] NOTHING = {'n', 'u', 'l', 'l'};

    private final List<LogEntry> entries;
    private final byte[][] payloads;

    private LogBatch(List<LogEntry> entries, byte[][] payloads) {
        this.entries = entries;
        this.payloads = payloads;
    }

    /// Writes the payloads.
    ///
    /// @throws DataException if one is no JSON, or too large
    public static LogBatch of(List<LogEntry> entries) {
        var payloads = entries.stream().map(entry -> payload(entry.emission()));
        return new LogBatch(List.copyOf(entries), payloads.toArray(byte[][]::new));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }

    /// Sets the parameters of `unisono.append`, a column each. They are arrays: one plan serves any
    /// number of rows.
    ///
    /// @param before how many parameters of other statements come first
    void fill(PreparedStatement append, int before) throws SQLException {
        var columns = new Columns(append, before);
        columns.add("timestamptz", entry -> entry.emission().time().toString());
        columns.add("uuid", entry -> entry.emission().id());
        columns.add("uuid", entry -> entry.emission().correlation());
        columns.add("int4", LogEntry::version);
        columns.add("text", entry -> entry.emission().event().text());
        columns.add("text", entry -> entry.emission().module());
        columns.add("text", entry -> entry.emission().emitter().getSimpleName());
        columns.add("bytea", payloads);
        columns.add("text", LogEntry::key);
        columns.add("uuid", entry -> entry.emission().cause());
        columns.add("text", entry -> entry.origin().actor());
        columns.add("text", entry -> entry.origin().tenant());
        columns.add("text", entry -> entry.origin().traceparent());
    }

    private static byte[] payload(Emission emission) {
        if (emission.payload() == NoPayload.NO_PAYLOAD) {
            return NOTHING;
        }
        var json = written(emission);
        if (json.length > PAYLOAD_BYTES_MAX) {
            throw new DataException(
                    "The payload of %s has %d bytes, and at most %d are stored. Emit the id of what is large, not the thing itself."
                            .formatted(emission.event(), json.length, PAYLOAD_BYTES_MAX));
        }
        return json;
    }

    private static byte[] written(Emission emission) {
        try {
            return PayloadJson.MAPPER.writeValueAsBytes(emission.payload());
        } catch (JacksonException e) {
            throw new DataException(
                    "The payload of %s cannot be written as JSON: %s. Nest it in an exported API, or open its package to tools.jackson.databind."
                            .formatted(emission.event(), e.getOriginalMessage()),
                    e);
        }
    }

    /// The parameters, one after the other.
    private final class Columns {
        private final PreparedStatement append;
        private final Connection connection;
        private int index;

        Columns(PreparedStatement append, int before) throws SQLException {
            this.append = append;
            this.index = before;
            this.connection = append.getConnection();
        }

        void add(String type, Function<LogEntry, ? extends @Nullable Object> column)
                throws SQLException {
            add(type, entries.stream().map(column).toArray());
        }

        /// Bytes go as they are, not as text.
        void add(String type, @Nullable Object[] cells) throws SQLException {
            append.setArray(++index, connection.createArrayOf(type, cells));
        }
    }
}
