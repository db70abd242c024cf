package unisono.data.internal.stream;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import unisono.data.aggregate.AggregateEvent;

/// Reads streams. Stateless.
///
/// The index is that of stream and position, and partitions follow positions: a page is an ordered
/// walk from one partition to the next, and ends with the last event that the head counts, so that
/// partitions behind it are not even opened.
final class StreamReader {
    /// So many rows at once.
    static final int PAGE = 5_000;

    /// Head, newest snapshot and the events behind it, all of one moment. The head comes first,
    /// without a name.
    static final String LOAD =
            """
            with head as materialized (
                select s.number, s.version, coalesce(n.version, 0) as folded,
                       coalesce(n.position, s.first_position) as behind, n.data
                  from unisono.stream s
                  left join unisono.snapshot n
                    on n.stream = s.number and n.shape = ? and n.version <= ?
                 where s.tenant = ? and s.kind = ? and s.id = ?)
            select h.number, h.version, h.folded, h.behind, null as name, h.data from head h
             union all
            select e.position, e.stream_version, e.version, 0, e.name, e.payload
              from head h,
                   lateral (select * from unisono.event e
                             where e.stream = h.number and e.position > h.behind
                               and e.stream_version > h.folded
                             order by e.position
                             limit greatest(0, least(?, least(h.version, ?) - h.folded))) e
            """;

    /// The same of many: heads with what identifies them, events with their streams.
    static final String LOAD_ALL =
            """
            with head as materialized (
                select s.number, s.version, coalesce(n.version, 0) as folded,
                       coalesce(n.position, s.first_position) as behind, n.data, s.tenant, s.id
                  from unnest(?, ?) as g (tenant, id)
                  join unisono.stream s on s.tenant = g.tenant and s.kind = ? and s.id = g.id
                  left join unisono.snapshot n on n.stream = s.number and n.shape = ?)
            select h.number, h.version, h.folded, h.behind, null as name, h.data, h.tenant, h.id
              from head h
             union all
            select e.position, e.stream_version, e.version, e.stream, e.name, e.payload, null, null
              from head h,
                   lateral (select * from unisono.event e
                             where e.stream = h.number and e.position > h.behind
                               and e.stream_version > h.folded
                             order by e.position
                             limit greatest(0, least(?, h.version - h.folded))) e
            """;

    static final String PAGE_OF =
            """
            select e.position, e.stream_version, e.version, 0, e.name, e.payload
              from unisono.event e
             where e.stream = ? and e.position > ? order by e.position limit ?
            """;

    private static final String HEAD =
            "select number, version from unisono.stream where tenant = ? and kind = ? and id = ?";

    static final String HISTORY =
            """
            select e.* from unisono.stream s,
                   lateral (select * from unisono.event e
                             where e.stream = s.number and e.position > s.first_position
                               and e.stream_version > ?
                             order by e.position limit greatest(0, least(?, s.version - ?))) e
             where s.tenant = ? and s.kind = ? and s.id = ?
            """;

    private StreamReader() {}

    /// What was read at once.
    record Read(Head head, List<StoredEvent> events) {}

    /// Reads the first page of a stream, from its snapshot on.
    ///
    /// @param shape of the snapshot; a negative one is nobody's
    /// @param until the greatest version that is wanted
    /// @return null if there is no such stream
    static @Nullable Read load(Connection connection, StreamKey key, int shape, int until)
            throws SQLException {
        try (var select = connection.prepareStatement(LOAD)) {
            select.setInt(1, shape);
            select.setInt(2, until);
            bind(select, 2, key);
            select.setInt(6, PAGE);
            select.setInt(7, until);
            try (var rows = select.executeQuery()) {
                return read(rows);
            }
        }
    }

    /// Reads the first pages of many streams of one kind; those that are there.
    static Map<StreamKey, Read> loadAll(
            Connection connection, String kind, Collection<StreamKey> keys, int shape)
            throws SQLException {
        try (var select = connection.prepareStatement(LOAD_ALL)) {
            var tenants = keys.stream().map(StreamKey::tenant).toArray();
            var ids = keys.stream().map(StreamKey::id).toArray();
            select.setArray(1, connection.createArrayOf("text", tenants));
            select.setArray(2, connection.createArrayOf("text", ids));
            select.setString(3, kind);
            select.setInt(4, shape);
            select.setInt(5, PAGE);
            try (var rows = select.executeQuery()) {
                return readAll(rows, kind);
            }
        }
    }

    private static Map<StreamKey, Read> readAll(ResultSet rows, String kind) throws SQLException {
        var found = new HashMap<StreamKey, Read>();
        var numbered = new HashMap<Long, Read>();
        while (rows.next()) {
            if (rows.getString(5) == null) {
                var read = new Read(head(rows), new ArrayList<>());
                numbered.put(read.head().number(), read);
                found.put(new StreamKey(rows.getString(7), kind, rows.getString(8)), read);
            } else {
                requireNonNull(numbered.get(rows.getLong(4))).events().add(event(rows));
            }
        }
        return found;
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getLong(1), row.getInt(2), row.getInt(3), row.getLong(4), row.getBytes(6));
    }

    private static @Nullable Read read(ResultSet rows) throws SQLException {
        @Nullable Head head = null;
        var events = new ArrayList<StoredEvent>();
        while (rows.next()) {
            if (rows.getString(5) == null) {
                head = head(rows);
            } else {
                events.add(event(rows));
            }
        }
        return head == null ? null : new Read(head, events);
    }

    /// Reads on behind a position.
    static List<StoredEvent> page(Connection connection, long stream, long behind, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(PAGE_OF)) {
            select.setLong(1, stream);
            select.setLong(2, behind);
            select.setInt(3, Math.min(PAGE, limit));
            try (var rows = select.executeQuery()) {
                var events = new ArrayList<StoredEvent>();
                while (rows.next()) {
                    events.add(event(rows));
                }
                return events;
            }
        }
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1), row.getInt(2), row.getString(5), row.getInt(3), row.getBytes(6));
    }

    /// Reads the head alone; null if there is none.
    static @Nullable Head head(Connection connection, StreamKey key) throws SQLException {
        try (var select = connection.prepareStatement(HEAD)) {
            bind(select, 0, key);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Head.plain(rows.getLong(1), rows.getInt(2)) : null;
            }
        }
    }

    private static void bind(java.sql.PreparedStatement select, int after, StreamKey key)
            throws SQLException {
        select.setString(after + 1, key.tenant());
        select.setString(after + 2, key.kind());
        select.setString(after + 3, key.id());
    }

    /// Reads what happened behind a version, with its circumstances.
    static <E> List<AggregateEvent<E>> history(
            Connection connection, StreamKey key, Vocabulary<E> words, int after, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(HISTORY)) {
            select.setInt(1, after);
            select.setInt(2, limit);
            select.setInt(3, after);
            bind(select, 3, key);
            try (var rows = select.executeQuery()) {
                var events = new ArrayList<AggregateEvent<E>>();
                while (rows.next()) {
                    events.add(told(rows, key, words));
                }
                return events;
            }
        }
    }

    private static <E> AggregateEvent<E> told(ResultSet row, StreamKey key, Vocabulary<E> words)
            throws SQLException {
        var stored =
                new StoredEvent(
                        row.getLong("position"),
                        row.getInt("stream_version"),
                        row.getString("name"),
                        row.getInt("version"),
                        row.getBytes("payload"));
        return new AggregateEvent<>(
                stored.version(),
                words.read(key, stored),
                stored.name(),
                stored.position(),
                row.getObject("id", UUID.class),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getObject("cause", UUID.class),
                row.getObject("correlation", UUID.class),
                row.getString("actor"));
    }
}
