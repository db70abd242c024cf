package unisono.data.internal.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
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
        var payloads = new byte[entries.size()][];
        for (int i = 0; i < payloads.length; i++) {
            payloads[i] = payload(entries.get(i), keys);
        }
        return new LogBatch(List.copyOf(entries), payloads);
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

    boolean isSingle() {
        return entries.size() == 1;
    }

    /// Whether one of them belongs to a stream.
    boolean hasStreams() {
        return entries.stream().anyMatch(LogEntry::isOfStream);
    }

    /// Sets the parameters of the statement that [LogWriter] takes for it: a column each, and those
    /// of streams if it has any.
    ///
    /// @param before how many parameters of other statements come first
    void fill(PreparedStatement append, int before) throws SQLException {
        if (isSingle()) {
            new Cells(append, before).add(entries.getFirst(), payloads[0]);
        } else {
            addAll(new Columns(append, before));
        }
    }

    private void addAll(Columns columns) throws SQLException {
        columns.add(entry -> entry.emission().time());
        columns.add(entry -> entry.emission().id());
        columns.add(entry -> entry.emission().correlation());
        columns.add("int4", LogEntry::version, new Integer[size()]);
        columns.addText(entry -> entry.emission().event().text());
        columns.addText(entry -> entry.emission().module());
        columns.addText(entry -> entry.emission().emitter().getSimpleName());
        columns.add("bytea", payloads);
        columns.addText(LogEntry::key);
        columns.add(entry -> entry.emission().cause());
        columns.addText(entry -> entry.origin().actor());
        columns.addText(entry -> entry.origin().tenant());
        columns.addText(entry -> entry.origin().traceparent());
        if (hasStreams()) {
            columns.add("int8", LogEntry::streamOrNull, new Long[size()]);
            columns.add("int4", LogEntry::streamVersion, new Integer[size()]);
        }
    }

    /// The parameters of one row, one after the other. Each always has the same type: another one
    /// would have the statement prepared anew.
    private static final class Cells {
        private final PreparedStatement append;
        private int index;

        Cells(PreparedStatement append, int before) {
            this.append = append;
            this.index = before;
        }

        void add(LogEntry entry, byte[] payload) throws SQLException {
            var emission = entry.emission();
            append.setObject(++index, emission.time().atOffset(ZoneOffset.UTC));
            append.setObject(++index, emission.id());
            append.setObject(++index, emission.correlation());
            append.setInt(++index, entry.version());
            append.setString(++index, emission.event().text());
            append.setString(++index, emission.module());
            append.setString(++index, emission.emitter().getSimpleName());
            append.setBytes(++index, payload);
            append.setString(++index, entry.key());
            var cause = emission.cause();
            append.setString(++index, cause == null ? null : cause.toString());
            append.setString(++index, entry.origin().actor());
            append.setString(++index, entry.origin().tenant());
            append.setString(++index, entry.origin().traceparent());
            if (entry.isOfStream()) {
                append.setLong(++index, entry.stream());
                append.setInt(++index, entry.streamVersion());
            }
        }
    }

    /// The parameters of many rows, one after the other. They are arrays: one plan serves any
    /// number of rows.
    private final class Columns {
        private final PreparedStatement append;
        private final Connection connection;
        private int index;

        Columns(PreparedStatement append, int before) throws SQLException {
            this.append = append;
            this.index = before;
            this.connection = append.getConnection();
        }

        /// As one text, of what needs no quotes: the driver would look for them in each character.
        void add(Function<LogEntry, ? extends @Nullable Object> column) throws SQLException {
            var literal = new StringBuilder("{");
            for (var entry : entries) {
                literal.append(literal.length() == 1 ? "" : ",").append(column.apply(entry));
            }
            append.setString(++index, literal.append('}').toString());
        }

        void addText(Function<LogEntry, @Nullable String> column) throws SQLException {
            add("text", column, new String[size()]);
        }

        /// @param cells of the column's own type: those the driver sends as they are
        <T extends @Nullable Object> void add(String type, Function<LogEntry, T> column, T[] cells)
                throws SQLException {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = column.apply(entries.get(i));
            }
            add(type, cells);
        }

        void add(String type, @Nullable Object[] cells) throws SQLException {
            append.setArray(++index, connection.createArrayOf(type, cells));
        }
    }
}
