package unisono.data.internal.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import unisono.data.DataException;
import unisono.data.internal.personal.Subject;
import unisono.data.internal.personal.SubjectKey;

/// All that a transaction emitted, in order, its payloads written as JSON.
public final class LogBatch {
    private final List<LogEntry> entries;
    private final byte[][] payloads;

    private LogBatch(List<LogEntry> entries, byte[][] payloads) {
        this.entries = entries;
        this.payloads = payloads;
    }

    /// Writes the payloads.
    ///
    /// @param keys of all subjects
    /// @throws DataException if one is no JSON, or too large
    public static LogBatch of(List<LogEntry> entries, Map<Subject, SubjectKey> keys) {
        var payloads = entries.stream().map(entry -> payload(entry, keys));
        return new LogBatch(List.copyOf(entries), payloads.toArray(byte[][]::new));
    }

    private static byte[] payload(LogEntry entry, Map<Subject, SubjectKey> keys) {
        var emission = entry.emission();
        var subject = entry.subject();
        var key = subject == null ? null : keys.get(subject);
        return PayloadBytes.of(emission.event(), emission.payload(), key);
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
